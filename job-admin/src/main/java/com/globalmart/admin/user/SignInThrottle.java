package com.globalmart.admin.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets an address guess ten passwords a minute and no more. Kept in memory: a restart forgets. */
final class SignInThrottle {

    static final int ATTEMPTS = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> refusals = new LinkedHashMap<>();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized void refused(String address) {
        if (refusals.size() >= MOST_ADDRESSES) {
            refusals.remove(refusals.keySet().iterator().next());
        }
        refusals.computeIfAbsent(address, unknown -> new ArrayDeque<>()).addLast(clock.instant());
    }

    synchronized void succeeded(String address) {
        refusals.remove(address);
    }

    /** How long an address has to wait before it may try again; zero if it may now. */
    synchronized Duration waitOf(String address) {
        var recent = refusals.get(address);
        if (recent == null) {
            return Duration.ZERO;
        }
        var now = clock.instant();
        while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.isEmpty()) {
            refusals.remove(address);
        }
        return recent.size() < ATTEMPTS
                ? Duration.ZERO
                : Duration.between(now, recent.getFirst().plus(WINDOW));
    }
}
