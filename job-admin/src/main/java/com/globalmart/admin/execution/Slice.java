package com.globalmart.admin.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the executions that a filter selects.
 *
 * @param executions newest first
 * @param older selects the page with what is older; null where nothing is
 * @param newer selects the page with what is newer; null where nothing is
 */
public record Slice(
        List<Execution> executions,
        @Nullable ExecutionFilter older,
        @Nullable ExecutionFilter newer) {

    /**
     * Cuts a page.
     *
     * @param found newest first, one more than the page holds where there is more in its direction
     */
    static Slice of(List<Execution> found, ExecutionFilter filter, int most) {
        if (found.isEmpty()) {
            return new Slice(found, null, null);
        }
        boolean isMore = found.size() > most;
        boolean isUpward = filter.after() != null;
        int first = isMore && isUpward ? 1 : 0;
        var shown = found.subList(first, Math.min(found.size(), first + most));
        boolean hasOlder = isUpward || isMore; // it was come from, or was found
        boolean hasNewer = isUpward ? isMore : filter.before() != null;
        return new Slice(
                shown,
                hasOlder ? filter.before(shown.getLast().executionId()) : null,
                hasNewer ? filter.after(shown.getFirst().executionId()) : null);
    }
}
