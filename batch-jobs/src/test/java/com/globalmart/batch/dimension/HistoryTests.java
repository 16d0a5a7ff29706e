package com.globalmart.batch.dimension;

import static com.globalmart.batch.dimension.Said.at;
import static com.globalmart.batch.dimension.Said.deletedAt;
import static com.globalmart.batch.dimension.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.dimension.History.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** History is a function of what was said: first by examples, then against the plainest model there is. */
class HistoryTests {

    private static final int DAYS = 12;

    @Test
    void theEarliestStatementAlsoHoldsForAllTimeBeforeIt() {
        assertThat(spans(said(5, "silver"))).containsExactly(span(Eternity.START, Eternity.END, "silver"));
    }

    @Test
    void aChangeClosesOneSpanAndOpensTheNext() {
        assertThat(spans(said(5, "silver"), said(9, "gold")))
                .containsExactly(span(Eternity.START, at(9), "silver"), span(at(9), Eternity.END, "gold"));
    }

    @Test
    void ofTwoStatementsForOneInstantTheLaterPositionWins() {
        assertThat(spans(said(5, "gold", 0, 8), said(5, "silver", 0, 7)))
                .containsExactly(span(Eternity.START, Eternity.END, "gold"));
    }

    @Test
    void aMendedLetterComesAfterAllPartitions() {
        assertThat(spans(said(5, "mended", -1, 0), said(5, "silver", 2, 99)))
                .containsExactly(span(Eternity.START, Eternity.END, "mended"));
    }

    @Test
    void aDeletionLeavesAGapUntilTheNextStatement() {
        assertThat(spans(said(2, "silver"), deletedAt(4), said(7, "silver")))
                .containsExactly(span(Eternity.START, at(4), "silver"), span(at(7), Eternity.END, "silver"));
    }

    @Test
    void aDeletionSaidFirstHoldsForAllTimeBeforeItToo() {
        assertThat(spans(deletedAt(4), said(7, "silver"))).containsExactly(span(at(7), Eternity.END, "silver"));
    }

    @Test
    void neighboursThatSayTheSameAreOneSpan() {
        assertThat(spans(said(2, "silver"), said(4, "silver"), said(7, "gold"), said(8, "gold")))
                .containsExactly(span(Eternity.START, at(7), "silver"), span(at(7), Eternity.END, "gold"));
    }

    @Test
    void whatIsNotTrackedIsTheLatestByBusinessTime() {
        var history = History.of(
                List.of(Said.said(7, "gold", 0, 1, "new"), Said.said(2, "silver", 0, 2, "old"), deletedAt(9)));

        assertThat(history.lastSaid()).isEqualTo(Said.profile("gold", "new"));
    }

    @Test
    void whatWasSaidOfAnInstantCountsThoughTheKeyWasDeletedThen() {
        var history = History.of(List.of(said(2, "silver", 0, 1), said(7, "gold", 0, 2), deletedAt(7, 0, 3)));

        assertThat(history.lastSaid()).isEqualTo(Said.profile("gold", ""));
        assertThat(history.spans()).containsExactly(span(Eternity.START, at(7), "silver"));
    }

    @Test
    void nothingSaidIsNoHistory() {
        assertThat(spans()).isEmpty();
        assertThat(History.of(List.of()).lastSaid()).isNull();
    }

    /** The seed stands in the test's name, so a failure can be repeated. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_314})
    void equalsThePlainModelWhateverTheOrderOfArrival(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var statements = randomStatements(random);

            var history = History.of(statements);

            assertThat(history.spans()).as("%s", statements).satisfies(HistoryTests::isWellFormed);
            for (int halfDay = -1; halfDay <= 2 * DAYS + 1; halfDay++) {
                var instant = at(0).plusSeconds(halfDay * 43_200L);
                assertThat(valueAt(history, instant))
                        .as("at %s of %s", instant, statements)
                        .isEqualTo(modelAt(statements, instant));
            }
            Collections.shuffle(statements, random);
            assertThat(History.of(statements)).isEqualTo(history);
        }
    }

    /** The latest statement at or before the instant, or the earliest there is; empty where that is a deletion. */
    private static Optional<List<@Nullable Object>> modelAt(List<Statement> statements, Instant instant) {
        var earliest = statements.stream().map(Statement::at).min(Comparator.naturalOrder());
        return earliest.flatMap(first -> statements.stream()
                .filter(statement -> !statement.at().isAfter(instant.isBefore(first) ? first : instant))
                .max(Comparator.comparing(Statement::at).thenComparing(Statement::position))
                .map(Statement::profile)
                .map(Profile::tracked));
    }

    private static Optional<List<@Nullable Object>> valueAt(History history, Instant instant) {
        return history.spans().stream()
                .filter(span -> !instant.isBefore(span.from()) && instant.isBefore(span.to()))
                .map(Span::tracked)
                .findFirst();
    }

    private static void isWellFormed(List<? extends Span> spans) {
        for (int i = 0; i < spans.size(); i++) {
            assertThat(spans.get(i).from()).isBefore(spans.get(i).to());
            if (i > 0) {
                var before = spans.get(i - 1);
                assertThat(before.to()).isBeforeOrEqualTo(spans.get(i).from());
                assertThat(before.to().equals(spans.get(i).from())
                                && before.tracked().equals(spans.get(i).tracked()))
                        .as("neighbours alike")
                        .isFalse();
            }
        }
    }

    private static List<Statement> randomStatements(Random random) {
        var statements = new ArrayList<Statement>();
        IntStream.range(0, random.nextInt(10)).forEach(offset -> {
            var day = random.nextInt(DAYS);
            var partition = random.nextInt(4) - 1;
            statements.add(
                    random.nextInt(5) == 0
                            ? deletedAt(day, partition, offset)
                            : said(day, List.of("silver", "gold", "bronze").get(random.nextInt(3)), partition, offset));
        });
        return statements;
    }

    private static Span span(Instant from, Instant to, String tier) {
        return new Span(from, to, Said.tracked(tier));
    }

    private static List<Span> spans(Statement... statements) {
        return History.of(List.of(statements)).spans();
    }
}
