package com.globalmart.admin.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets an address guess ten passwords a minute and no more. An attempt counts from its begin, so that guesses at once are
 * counted too; a success takes only itself back, so that an own account makes nobody's guesses free. Kept in memory: a
 * restart forgets.
 */
final class SignInThrottle {

    static final int ATTEMPTS = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Zero, and an attempt counted, if an address may try to log in; else how long it has to wait. */
    synchronized Duration admit(String address) {
        var now = clock.instant();
        var recent = recent(address, now);
        if (recent.size() >= ATTEMPTS) {
            return Duration.between(now, recent.getFirst().plus(WINDOW));
        }
        recent.addLast(now);
        return Duration.ZERO;
    }

    /** The last attempt from an address was no guess. */
    synchronized void succeeded(String address) {
        recent(address, clock.instant()).pollLast();
    }

    private Deque<Instant> recent(String address, Instant now) {
        var recent = attempts.get(address);
        if (recent == null) {
            if (attempts.size() >= MOST_ADDRESSES) {
                attempts.remove(attempts.keySet().iterator().next());
            }
            recent = new ArrayDeque<>();
            attempts.put(address, recent);
        }
        while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        return recent;
    }
}
