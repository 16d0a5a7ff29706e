package com.globalmart.ingest.position;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Tells since when the oldest record of one partition that has not landed has been in its log: since the first look that saw
 * the log go on behind the position. It knows nothing of the time before its first look.
 */
final class LagClock {

    private static final int MOST_LOOKS = 512;

    private Deque<Look> behind = new ArrayDeque<>();

    /**
     * Looks once more.
     *
     * @param landedTo the position: everything before it has landed
     * @param end of the log
     * @param at when the log was seen to end there
     * @return since when; null where all has landed
     */
    @Nullable
    Instant look(long landedTo, long end, Instant at) {
        while (!behind.isEmpty() && behind.getFirst().end() <= landedTo) {
            behind.removeFirst();
        }
        if (end > landedTo && (behind.isEmpty() || end > behind.getLast().end())) {
            behind.addLast(new Look(end, at));
        }
        if (behind.size() > MOST_LOOKS) {
            behind = thinned();
        }
        return behind.isEmpty() ? null : behind.getFirst().at();
    }

    /** Two looks become one: the end of the later with the time of the earlier, so that no lag looks shorter than it is. */
    private Deque<Look> thinned() {
        var thinned = new ArrayDeque<Look>();
        while (!behind.isEmpty()) {
            Look earlier = behind.removeFirst();
            Look later = behind.isEmpty() ? earlier : behind.removeFirst();
            thinned.addLast(new Look(later.end(), earlier.at()));
        }
        return thinned;
    }

    private record Look(long end, Instant at) {}
}
