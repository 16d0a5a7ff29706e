package com.globalmart.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.TurnableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private final TurnableClock clock = new TurnableClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void letsOneAddressWaitAndOthersNot() {
        refuse("10.0.0.1", SignInThrottle.ATTEMPTS);
        refuse("10.0.0.2", SignInThrottle.ATTEMPTS - 1);

        assertThat(throttle.waitOf("10.0.0.1")).isPositive().isLessThanOrEqualTo(SignInThrottle.WINDOW);
        assertThat(throttle.waitOf("10.0.0.2")).isZero();
    }

    @Test
    void forgetsAfterItsWindow() {
        refuse("10.0.0.1", SignInThrottle.ATTEMPTS);

        clock.turnTo(SignInThrottle.WINDOW);

        assertThat(throttle.waitOf("10.0.0.1")).isZero();
    }

    @Test
    void forgetsWhenSomebodyGetsIn() {
        refuse("10.0.0.1", SignInThrottle.ATTEMPTS);

        throttle.succeeded("10.0.0.1");

        assertThat(throttle.waitOf("10.0.0.1")).isEqualTo(Duration.ZERO);
    }

    private void refuse(String address, int times) {
        for (int time = 0; time < times; time++) {
            throttle.refused(address);
        }
    }
}
