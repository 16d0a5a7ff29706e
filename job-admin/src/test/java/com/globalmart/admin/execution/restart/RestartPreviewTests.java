package com.globalmart.admin.execution.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.globalmart.admin.execution.DeclaredStep;
import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.execution.ExecutionRows;
import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.execution.LastStep;
import com.globalmart.admin.page.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestartPreviewTests {

    private static final Instant START = Instant.parse("2026-03-15T02:00:00Z");
    private static final List<DeclaredStep> DECLARED = List.of(
            new DeclaredStep(1, "planLoad", "plan", "", false, false),
            new DeclaredStep(2, "loadSales", "facts", "", false, false),
            new DeclaredStep(3, "totalSales", "analytics", "", true, false),
            new DeclaredStep(4, "analyseRfm", "analytics", "", true, false),
            new DeclaredStep(5, "runChecks", "quality", "", true, true),
            new DeclaredStep(6, "publishLoad", "publish", "", false, false));

    @Test
    void skipsWhatIsCompleteGoesOnWithWhatIsNotAndComesToTheRest() {
        var preview = preview(
                null,
                complete("planLoad", 11),
                unfinished("loadSales", "{}"),
                complete("loadSalesRange:1-0-0", 12),
                unfinished("loadSalesRange:1-0-1000", ExecutionRows.range(1_000, 2_000, 1_600L)),
                unfinished("loadSalesRange:1-0-2000", ExecutionRows.range(2_000, 3_000, null)));

        var predictions = preview.predictions(null);

        assertThat(predictions)
                .extracting(Prediction::name, Prediction::decision)
                .containsExactly(
                        tuple("planLoad", Decision.SKIP),
                        tuple("loadSales", Decision.GO_ON),
                        tuple("totalSales", Decision.FIRST),
                        tuple("analyseRfm", Decision.FIRST),
                        tuple("runChecks", Decision.FIRST),
                        tuple("publishLoad", Decision.FIRST));
        var sales = predictions.get(1);
        assertThat(sales.why()).isEqualTo("3 partitions: 1 complete, 1 to go on, 1 from the beginning");
        assertThat(sales.partitions())
                .extracting(Prediction::name, Prediction::decision, Prediction::why)
                .containsExactly(
                        tuple("1-0-0", Decision.SKIP, "complete in execution 12"),
                        tuple("1-0-1000", Decision.GO_ON, "at row 601 of 1,000"),
                        tuple("1-0-2000", Decision.AGAIN, "from its beginning: what it had not committed was undone"));
        assertThat(Decision.summary(predictions))
                .containsExactly(
                        "1 step is complete, and not run.",
                        "1 step goes on where it ended.",
                        "4 steps are still to come.");
    }

    @Test
    void findsThePlaceThatAStepKeeps() {
        assertThat(placeOf("{\"done\":true}")).isEqualTo("its work is committed: only its end is written");
        assertThat(placeOf("{\"fromKey\":\"\",\"toKey\":\"user-9\",\"lastKey\":\"user-7\"}"))
                .isEqualTo("behind key user-7");
        assertThat(placeOf("{\"firstDay\":\"2026-03-01\",\"lastDay\":\"2026-03-04\"}"))
                .isEqualTo("behind 2026-03-04");
        assertThat(placeOf("{\"from\":0,\"to\":10,\"nextOffset\":0}")).startsWith("from its beginning");
        assertThat(placeOf("rO0ABXNyABFqYXZh")).startsWith("from its beginning");
    }

    @Test
    void beginsAtARepeatableStepAndRunsThoseBehindItAgain() {
        var preview = preview(
                null,
                complete("planLoad", 11),
                complete("loadSales", 11),
                complete("totalSales", 11),
                complete("analyseRfm", 12),
                complete("runChecks", 12),
                unfinished("publishLoad", "{}"));

        assertThat(preview.starts()).containsExactly("totalSales", "analyseRfm", "runChecks");
        assertThat(decisions(preview, null)).isEqualTo("SKIP SKIP SKIP SKIP AGAIN AGAIN");
        assertThat(decisions(preview, "totalSales")).isEqualTo("SKIP SKIP AGAIN AGAIN AGAIN AGAIN");
        assertThat(decisions(preview, "analyseRfm")).isEqualTo("SKIP SKIP SKIP AGAIN AGAIN AGAIN");
        assertThatThrownBy(() -> preview.predictions("loadSales"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("what loadSales made cannot be made again");
        assertThatThrownBy(() -> preview.predictions("nothing")).hasMessageContaining("no step of this name");
    }

    @Test
    void cannotBeginBehindWhatWasNotReached() {
        var preview = preview(null, complete("planLoad", 12), unfinished("loadSales", "{}"));

        assertThat(preview.starts()).isEmpty();
        assertThatThrownBy(() -> preview.predictions("totalSales")).hasMessageContaining("was not reached");
    }

    @Test
    void stillRunsAgainWhatTheLastAttemptWasToRunAgainAndDidNotComeTo() {
        var preview = preview(
                "totalSales,analyseRfm,runChecks",
                complete("planLoad", 11),
                complete("loadSales", 11),
                complete("totalSales", 12),
                complete("analyseRfm", 11),
                complete("runChecks", 11),
                unfinished("publishLoad", "{}"));

        assertThat(decisions(preview, null)).isEqualTo("SKIP SKIP SKIP AGAIN AGAIN AGAIN");
    }

    private static String decisions(RestartPreview preview, @Nullable String from) {
        return preview.predictions(from).stream()
                .map(prediction -> prediction.decision().name())
                .collect(Collectors.joining(" "));
    }

    private static String placeOf(String context) {
        return preview(null, unfinished("planLoad", context))
                .predictions(null)
                .getFirst()
                .why();
    }

    private static RestartPreview preview(@Nullable String again, LastStep... steps) {
        var parameters = again == null
                ? List.<Execution.Parameter>of()
                : List.of(new Execution.Parameter("again", again, false));
        var execution = new Execution(
                12, 3, "nightly", parameters, ExecutionStatus.FAILED, true, 0, START, START, START, "", null);
        return new RestartPreview(
                execution,
                DECLARED,
                Arrays.stream(steps).collect(Collectors.toMap(LastStep::name, Function.identity())));
    }

    private static LastStep complete(String name, long execution) {
        return new LastStep(name, execution, ExecutionStatus.COMPLETED, "{}");
    }

    private static LastStep unfinished(String name, String context) {
        return new LastStep(name, 12, ExecutionStatus.FAILED, context);
    }
}
