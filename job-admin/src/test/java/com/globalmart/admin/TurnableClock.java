package com.globalmart.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The system's clock, which a test may turn. */
public final class TurnableClock extends Clock {

    private volatile Duration turned = Duration.ZERO;

    /** Turns the clock on from the true time. */
    public void turnTo(Duration ahead) {
        turned = ahead;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(turned);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the console knows only UTC");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        TurnableClock turnableClock() {
            return new TurnableClock();
        }
    }
}
