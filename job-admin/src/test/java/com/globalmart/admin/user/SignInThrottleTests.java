package com.globalmart.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.TurnableClock;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private final TurnableClock clock = new TurnableClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void letsOneAddressWaitAndOthersNot() {
        attempt("10.0.0.1", SignInThrottle.ATTEMPTS);
        attempt("10.0.0.2", SignInThrottle.ATTEMPTS - 1);

        assertThat(throttle.admit("10.0.0.1")).isPositive().isLessThanOrEqualTo(SignInThrottle.WINDOW);
        assertThat(throttle.admit("10.0.0.2")).isZero();
    }

    @Test
    void forgetsAfterItsWindow() {
        attempt("10.0.0.1", SignInThrottle.ATTEMPTS);

        clock.turnTo(SignInThrottle.WINDOW);

        assertThat(throttle.admit("10.0.0.1")).isZero();
    }

    @Test
    void countsNoSuccess() {
        attempt("10.0.0.1", SignInThrottle.ATTEMPTS);

        throttle.succeeded("10.0.0.1");

        assertThat(throttle.admit("10.0.0.1")).isZero();
    }

    @Test
    void doesNotForgetGuessesBecauseSomebodyGotIn() {
        attempt("10.0.0.1", SignInThrottle.ATTEMPTS);
        throttle.succeeded("10.0.0.1");

        attempt("10.0.0.1", 1);

        assertThat(throttle.admit("10.0.0.1")).isPositive();
    }

    @Test
    void countsGuessesThatComeAtOnce() {
        var admitted = new AtomicInteger();
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int guess = 0; guess < 10 * SignInThrottle.ATTEMPTS; guess++) {
                guessers.execute(() -> {
                    if (throttle.admit("10.0.0.1").isZero()) {
                        admitted.incrementAndGet();
                    }
                });
            }
        }

        assertThat(admitted).hasValue(SignInThrottle.ATTEMPTS);
    }

    private void attempt(String address, int times) {
        for (int time = 0; time < times; time++) {
            assertThat(throttle.admit(address)).isZero();
        }
    }
}
