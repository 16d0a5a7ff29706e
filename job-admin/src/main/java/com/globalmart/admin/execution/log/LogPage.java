package com.globalmart.admin.execution.log;

import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an execution's log, oldest line first.
 *
 * @param address where it is asked for again
 * @param earlier where the lines before it are; null at the beginning
 * @param later where the lines after it are; null at the end
 * @param isGrowing whether there may soon be more
 */
record LogPage(
        Execution execution,
        State state,
        LogFilter filter,
        List<Row> rows,
        String address,
        @Nullable String earlier,
        @Nullable String later,
        boolean isGrowing) {

    /** A line as the page shows it. */
    record Row(
            long lineId,
            Moment at,
            State level,
            String step,
            String logger,
            String thread,
            String message,
            @Nullable String stackTrace) {

        static Row of(LogLine line) {
            return new Row(
                    line.lineId(),
                    Moment.of(line.at()),
                    line.level().state(),
                    line.step() == null ? "job" : line.step(),
                    line.logger(),
                    line.thread(),
                    line.message(),
                    line.stackTrace());
        }

        public boolean isQuiet() {
            return level.mark() == Mark.IDLE;
        }
    }

    /**
     * @param lines as many as a page has at most, and one more if there are
     * @param most how many a page has at most
     */
    static LogPage of(Execution execution, LogFilter filter, List<LogLine> lines, int most) {
        boolean areMore = lines.size() > most;
        boolean isForward = filter.after() != null;
        var shown = !areMore ? lines : isForward ? lines.subList(0, most) : lines.subList(1, most + 1);
        var path = "/executions/%d/log".formatted(execution.executionId());
        boolean hasEarlier = isForward ? filter.after() != null && filter.after() > 0 : areMore;
        boolean hasLater = isForward ? areMore : filter.before() != null;
        return new LogPage(
                execution,
                execution.status().state(),
                filter,
                shown.stream().map(Row::of).toList(),
                filter.address(path),
                hasEarlier && !shown.isEmpty()
                        ? filter.before(shown.getFirst().lineId()).address(path)
                        : null,
                hasLater && !shown.isEmpty()
                        ? filter.after(shown.getLast().lineId()).address(path)
                        : null,
                filter.isEnd() && execution.status().isActive());
    }

    /** Where all lines that pass the filter are downloaded, as text. */
    public String asText() {
        return filter.end().address("/executions/%d/log.txt".formatted(execution.executionId()));
    }

    /** Where they are downloaded as JSON, a line each. */
    public String asJson() {
        return filter.end().address("/executions/%d/log.ndjson".formatted(execution.executionId()));
    }

    /** The last page, without a place in the log. */
    public String end() {
        return filter.end().address("/executions/%d/log".formatted(execution.executionId()));
    }

    /** The first page. */
    public String beginning() {
        return filter.after(0).address("/executions/%d/log".formatted(execution.executionId()));
    }
}
