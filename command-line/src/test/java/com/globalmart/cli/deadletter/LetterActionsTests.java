package com.globalmart.cli.deadletter;

import static com.globalmart.cli.deadletter.Letters.CARTS;
import static com.globalmart.cli.deadletter.Letters.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.PlayedIngest;
import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.deadletter.LetterActions.Action;
import com.globalmart.cli.landing.LandingRequests;
import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enters in the role of the console, as the command does; the test plays ingest. */
class LetterActionsTests {

    private static final byte[] MENDED = "{}".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient realtime = RealDatabases.owner(Database.REALTIME);
    private final JdbcClient warehouse = RealDatabases.owner(Database.WAREHOUSE);
    private final Letters letters = new Letters();
    private final Printed printed = new Printed();
    private final List<String> confirmed = new ArrayList<>();
    private boolean isMeant = true;

    @BeforeEach
    void nothing() {
        RealDatabases.clean();
    }

    @Test
    void asksThatEditedBytesLandWithTheKeyOfTheRecord() {
        var id = letters.add(SALES, 17, Reason.NOT_JSON);
        var ingest = PlayedIngest.answers("DONE", "1 landed");

        int status = actions().mend(id, null, MENDED, "a comma was missing");

        ingest.join();
        assertThat(status).isEqualTo(ExitStatus.DONE);
        assertThat(printed.lines())
                .containsExactly("request 1: mend_dead_letters, dead letter " + id, "done: 1 landed");
        assertThat(selected()).containsExactly("transactions-topic/1-0/17 KEY_17 {}");
        assertThat(asked()).isEqualTo("mend_dead_letters|dead letter transactions-topic/1-0/17|a comma was missing");
        assertThat(selectionOfTheRequest()).isEqualTo(selectionInLanding());
    }

    @Test
    void takesAnotherKeyWhereOneIsGiven() {
        var id = letters.add(SALES, 17, Reason.NOT_JSON, null, null, "x");

        actionsWithoutIngest().mend(id, "OTHER".getBytes(StandardCharsets.UTF_8), MENDED, "x");

        assertThat(selected()).containsExactly("transactions-topic/1-0/17 OTHER {}");
    }

    @Test
    void leavesARecordWithoutKeyWithoutKey() {
        var id = letters.add(SALES, 17, Reason.NOT_JSON, null, null, "x");

        actionsWithoutIngest().mend(id, null, MENDED, "x");

        assertThat(selected()).containsExactly("transactions-topic/1-0/17 null {}");
    }

    @Test
    void sendsTheSameBytesAgain() {
        var first = letters.add(SALES, 1, Reason.NOT_JSON);
        var second = letters.add(SALES, 2, Reason.EMPTY, null, null, "x");
        letters.add(SALES, 3, Reason.NOT_JSON);

        actionsWithoutIngest().act(Action.REDRIVE, new Selection.Named(List.of(first, second)), "ingest reads more");

        assertThat(selected())
                .containsExactly("transactions-topic/1-0/1 KEY_1 value 1", "transactions-topic/1-0/2 null null");
        assertThat(asked())
                .isEqualTo("mend_dead_letters|2 dead letters: transactions-topic/1-0/1, transactions-topic/1-0/2|ingest"
                        + " reads more");
        assertThat(confirmed)
                .containsExactly("sending again 2 dead letters: transactions-topic/1-0/1, transactions-topic/1-0/2");
    }

    @Test
    void discardsWithoutTakingBytesAlong() {
        var id = letters.add(SALES, 1, Reason.NOT_JSON);

        actionsWithoutIngest().act(Action.DISCARD, new Selection.Named(List.of(id)), "a test of the shop");

        assertThat(selected()).containsExactly("transactions-topic/1-0/1 null null");
        assertThat(asked()).isEqualTo("discard_dead_letters|dead letter transactions-topic/1-0/1|a test of the shop");
        assertThat(confirmed).as("one letter needs no question").isEmpty();
    }

    @Test
    void takesAllThatAreOpenWithOneReasonOfOneTopic() {
        letters.add(SALES, 1, Reason.NOT_JSON);
        letters.add(SALES, 2, Reason.NOT_JSON);
        letters.add(SALES, 3, Reason.EMPTY);
        letters.add(CARTS, 4, Reason.NOT_JSON);
        letters.resolve(letters.add(SALES, 5, Reason.NOT_JSON), State.DISCARDED);

        actionsWithoutIngest().act(Action.REDRIVE, new Selection.Open(SALES, "NOT_JSON"), "x");

        assertThat(selected())
                .containsExactly("transactions-topic/1-0/1 KEY_1 value 1", "transactions-topic/1-0/2 KEY_2 value 2");
        assertThat(asked()).isEqualTo("mend_dead_letters|2 dead letters: NOT_JSON of transactions-topic|x");
    }

    @Test
    void takesEverythingThatIsOpen() {
        letters.add(SALES, 1, Reason.NOT_JSON);
        letters.add(CARTS, 4, Reason.EMPTY);

        actionsWithoutIngest().act(Action.DISCARD, new Selection.Open(null, null), "x");

        assertThat(selected()).hasSize(2);
        assertThat(asked()).isEqualTo("discard_dead_letters|2 dead letters: all open of all topics|x");
    }

    @Test
    void leavesWhatCameWhileSomebodyWasAsked() {
        letters.add(SALES, 1, Reason.NOT_JSON);
        letters.add(SALES, 2, Reason.NOT_JSON);

        actions(what -> {
                    letters.add(SALES, 3, Reason.NOT_JSON);
                    return true;
                })
                .act(Action.DISCARD, new Selection.Open(SALES, null), "x");

        assertThat(selected())
                .containsExactly("transactions-topic/1-0/1 null null", "transactions-topic/1-0/2 null null");
    }

    @Test
    void asksForNothingThatIsNotMeant() {
        letters.add(SALES, 1, Reason.NOT_JSON);
        letters.add(SALES, 2, Reason.NOT_JSON);
        isMeant = false;

        int status = actionsWithoutIngest().act(Action.DISCARD, new Selection.Open(null, null), "x");

        assertThat(status).isZero();
        assertThat(printed.lines()).containsExactly("nothing was asked for");
        assertNothingWasAsked();
    }

    @Test
    void doesNothingTheSecondTime() {
        var id = letters.add(SALES, 1, Reason.NOT_JSON);
        letters.resolve(id, State.MENDED);

        int status = actionsWithoutIngest().act(Action.REDRIVE, new Selection.Open(SALES, "NOT_JSON"), "x");

        assertThat(status).isZero();
        assertThat(printed.lines()).containsExactly("0 dead letters: NOT_JSON of transactions-topic: nothing to do");
        for (Runnable again : List.<Runnable>of(
                () -> actionsWithoutIngest().mend(id, null, MENDED, "x"),
                () -> actionsWithoutIngest().act(Action.REDRIVE, new Selection.Named(List.of(id)), "x"))) {
            assertThatThrownBy(again::run)
                    .isInstanceOfSatisfying(
                            CommandFailedException.class,
                            e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.REFUSED))
                    .hasMessage(
                            "dead letter transactions-topic/1-0/1 is MENDED since 2026-03-15 08:00:00 UTC (request 77):"
                                    + " nothing was asked for");
        }
        assertNothingWasAsked();
    }

    @Test
    void takesNoneWhereOneIsNotOpenAnyMoreOrNotThere() {
        var open = letters.add(SALES, 1, Reason.NOT_JSON);
        var gone = new RecordId(SALES, 1, 0, 999);

        assertThatThrownBy(
                        () -> actionsWithoutIngest().act(Action.REDRIVE, new Selection.Named(List.of(open, gone)), "x"))
                .hasMessage("no dead letter transactions-topic/1-0/999; ./globalmart dead-letters lists them");
        assertNothingWasAsked();
    }

    private LetterActions actions() {
        return actions(Duration.ofSeconds(20));
    }

    private LetterActions actionsWithoutIngest() {
        return actions(Duration.ZERO);
    }

    private LetterActions actions(Duration patience) {
        var requests = new LandingRequests(RealDatabases.get(), patience, printed.out());
        return new LetterActions(
                RealDatabases.get(),
                requests,
                what -> {
                    confirmed.add(what);
                    return isMeant;
                },
                printed.out());
    }

    private LetterActions actions(Predicate<String> confirmed) {
        var requests = new LandingRequests(RealDatabases.get(), Duration.ZERO, printed.out());
        return new LetterActions(RealDatabases.get(), requests, confirmed, printed.out());
    }

    private void assertNothingWasAsked() {
        assertThat(warehouse
                        .sql("select count(*) from ops.request")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(selected()).isEmpty();
    }

    private String asked() {
        return warehouse.sql("""
                        select concat_ws('|', r.kind, a.target, r.reason)
                        from ops.request r join ops.audit a using (request_id)""").query(String.class).single();
    }

    private List<String> selected() {
        return realtime.sql("""
                        select topic || '/' || generation || '-' || partition || '/' || log_offset || ' '
                               || coalesce(convert_from(record_key, 'UTF8'), 'null') || ' '
                               || coalesce(convert_from(record_value, 'UTF8'), 'null')
                        from landing.selected_letter order by topic, log_offset""").query(String.class).list();
    }

    private String selectionInLanding() {
        return realtime.sql("select distinct selection_id::text from landing.selected_letter")
                .query(String.class)
                .single();
    }

    private String selectionOfTheRequest() {
        return warehouse
                .sql("select parameters ->> 'selection' from ops.request")
                .query(String.class)
                .single();
    }
}
