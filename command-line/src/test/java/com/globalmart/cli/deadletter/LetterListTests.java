package com.globalmart.cli.deadletter;

import static com.globalmart.cli.deadletter.Letters.CARTS;
import static com.globalmart.cli.deadletter.Letters.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.deadletter.DeadLetters.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterListTests {

    private static final Filter EVERYTHING = new Filter(null, null, null);

    private final Letters letters = new Letters();
    private final Printed printed = new Printed();

    @BeforeEach
    void fourLetters() {
        RealDatabases.clean();
        letters.add(SALES, 1, Reason.NOT_JSON);
        letters.add(SALES, 2, Reason.NOT_JSON);
        letters.add(SALES, 3, Reason.EMPTY, null, null, "no\u001b[31m value,\nnone");
        letters.resolve(letters.add(CARTS, 4, Reason.NOT_JSON), State.DISCARDED);
    }

    @Test
    void summarizesAndListsTheOpenOnesFirst() {
        print(EVERYTHING, null);

        assertThat(printed.text()).isEqualTo("""
                topic               reason    state      letters  oldest (UTC)         newest (UTC)
                ------------------  --------  ---------  -------  -------------------  -------------------
                cart-events-topic   NOT_JSON  DISCARDED        1  2026-03-14 12:04:00  2026-03-14 12:04:00
                transactions-topic  EMPTY     OPEN             1  2026-03-14 12:03:00  2026-03-14 12:03:00
                transactions-topic  NOT_JSON  OPEN             2  2026-03-14 12:01:00  2026-03-14 12:02:00

                dead letter               reason    state      received (UTC)       detail
                ------------------------  --------  ---------  -------------------  -------------------------
                transactions-topic/1-0/3  EMPTY     OPEN       2026-03-14 12:03:00  no\\u001b[31m value,\\nnone
                transactions-topic/1-0/2  NOT_JSON  OPEN       2026-03-14 12:02:00  found x
                transactions-topic/1-0/1  NOT_JSON  OPEN       2026-03-14 12:01:00  found x
                cart-events-topic/1-0/4   NOT_JSON  DISCARDED  2026-03-14 12:04:00  found x
                """);
    }

    @Test
    void saysHowManyItLeavesOut() {
        print(EVERYTHING, 1);

        assertThat(printed.lines()).endsWith("(1 of 4; --limit shows more, --csv all)");
        assertThat(printed.text()).contains("transactions-topic/1-0/3").doesNotContain("transactions-topic/1-0/2");
    }

    @Test
    void listsWhatIsAskedForOnly() {
        print(new Filter(SALES, "NOT_JSON", State.OPEN), null);
        assertThat(printed.text())
                .contains("transactions-topic/1-0/1", "transactions-topic/1-0/2")
                .doesNotContain("EMPTY", "cart-events-topic");
    }

    @Test
    void filtersEachByItself() {
        assertThat(csv(new Filter(CARTS, null, null)).lines()).hasSize(2);
        assertThat(csv(new Filter(null, "NOT_JSON", null)).lines()).hasSize(4);
        assertThat(csv(new Filter(null, null, State.DISCARDED)).lines()).hasSize(2);
        assertThat(csv(new Filter("no such", null, null)).lines()).hasSize(1);
    }

    @Test
    void saysThatThereAreNone() {
        print(new Filter("no such", null, null), null);

        assertThat(printed.text()).isEqualTo("No such dead letters.\n");
    }

    @Test
    void printsAllAsCsvWithoutControlCharacters() {
        assertThat(csv(EVERYTHING)).isEqualTo("""
                dead_letter,topic,generation,partition,log_offset,reason,state,record_timestamp,received_at,resolved_at,\
                request_id,detail
                transactions-topic/1-0/3,transactions-topic,1,0,3,EMPTY,OPEN,2026-03-14T11:00Z,2026-03-14T12:03Z,,,\
                "no\\u001b[31m value,\\nnone"
                transactions-topic/1-0/2,transactions-topic,1,0,2,NOT_JSON,OPEN,2026-03-14T11:00Z,2026-03-14T12:02Z,,,found x
                transactions-topic/1-0/1,transactions-topic,1,0,1,NOT_JSON,OPEN,2026-03-14T11:00Z,2026-03-14T12:01Z,,,found x
                cart-events-topic/1-0/4,cart-events-topic,1,0,4,NOT_JSON,DISCARDED,2026-03-14T11:00Z,2026-03-14T12:04Z,\
                2026-03-15T08:00Z,77,found x
                """);
    }

    private void print(Filter filter, @Nullable Integer limit) {
        list(printed).print(filter, limit);
    }

    private static String csv(Filter filter) {
        var printed = new Printed();
        list(printed).printCsv(filter, null);
        return printed.text();
    }

    private static LetterList list(Printed printed) {
        return new LetterList(new DeadLetters(RealDatabases.get()), printed.out());
    }
}
