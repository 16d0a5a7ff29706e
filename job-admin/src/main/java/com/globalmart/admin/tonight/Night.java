package com.globalmart.admin.tonight;

import com.globalmart.admin.execution.TimeLeft;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.problem.OpenProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the night stands, as the start page shows it.
 *
 * @param completeThrough the day that readers' data is complete through, or that there is none
 * @param published when that was loaded; null if nothing was
 * @param openLoad the load that is being prepared, or that there is none
 * @param opened when it was opened; null if there is none
 * @param nodesAlive how many nodes are alive, in words
 * @param running what somebody is working on now
 * @param problems what waits for somebody
 * @param last the newest run of the night; null before the first
 * @param fires when jobs are asked for next
 */
public record Night(
        Headline headline,
        String completeThrough,
        @Nullable Moment published,
        String openLoad,
        @Nullable Moment opened,
        String nodesAlive,
        List<NodeRow> nodes,
        List<Running> running,
        List<OpenProblem> problems,
        @Nullable LastNight last,
        List<NextFire> fires) {

    /**
     * An execution that runs.
     *
     * @param title the job and what it is about
     * @param since when it began
     * @param took how long it has been running, in words
     * @param left what past runs say of its end
     */
    public record Running(long executionId, String title, State state, Instant since, String took, TimeLeft left) {}

    /**
     * A node.
     *
     * @param seen how long ago it gave its last sign of life, in words
     */
    public record NodeRow(String name, State state, String seen) {}
}
