package com.globalmart.generator.visit;

import java.time.Instant;
import java.util.PriorityQueue;

/** The visits that go on at a time, the one whose next step is due first in front. */
final class VisitsInFlight {

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private long numbers;

    void add(Visit visit, Instant at) {
        queue.add(new Due(at, numbers++, visit));
    }

    /** Whether no step is due before that moment. */
    boolean isIdleUntil(Instant moment) {
        Due first = queue.peek();
        return first == null || !first.at.isBefore(moment);
    }

    Due take() {
        return queue.remove();
    }

    /**
     * A step to come.
     *
     * @param number orders steps that are due at once by when they were planned
     */
    record Due(Instant at, long number, Visit visit) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
