package com.globalmart.ingest.position;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells since when the oldest record of one partition that has not landed has been in its log: since the first look that saw
 * the log go on behind the position. It knows nothing of the time before its first look. A long lag is known to a part in a
 * hundred, and never told shorter than it is.
 */
final class LagClock {

    private static final int MOST_LOOKS = 512;

    private final Deque<Look> behind = new ArrayDeque<>();
    private Duration spacing = Duration.ZERO;

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
        if (behind.isEmpty()) {
            spacing = Duration.ZERO;
        }
        if (end > landedTo) {
            add(end, at);
        }
        return behind.isEmpty() ? null : behind.getFirst().at();
    }

    /** Looks that come close after another become one: the end of the later with the time of the earlier. */
    private void add(long end, Instant at) {
        Look last = behind.peekLast();
        if (last != null && end <= last.end()) {
            return;
        }
        if (last != null && Duration.between(last.at(), at).compareTo(spacing) < 0) {
            behind.removeLast();
            behind.addLast(new Look(end, last.at()));
            return;
        }
        behind.addLast(new Look(end, at));
        if (behind.size() > MOST_LOOKS) {
            spacing = Duration.between(behind.getFirst().at(), at).dividedBy(MOST_LOOKS / 2);
            List<Look> all = List.copyOf(behind);
            behind.clear();
            all.forEach(look -> add(look.end(), look.at()));
        }
    }

    private record Look(long end, Instant at) {}
}
