package com.globalmart.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DisturbanceTests {

    private static final Instant BEGIN = Instant.parse("2026-03-14T15:09:26Z");

    private final Disturbance disturbance = new Disturbance();

    @Test
    void isToldAtOnceThenEveryMinuteThenAtItsEnd() {
        assertThat(disturbance.over(BEGIN)).isNull();
        assertThat(disturbance.met(BEGIN)).isZero();
        assertThat(disturbance.met(BEGIN.plusSeconds(59))).isNull();
        assertThat(disturbance.met(BEGIN.plusSeconds(61))).isEqualTo(Duration.ofSeconds(61));
        assertThat(disturbance.met(BEGIN.plusSeconds(62))).isNull();
        assertThat(disturbance.over(BEGIN.plusSeconds(70))).isEqualTo(Duration.ofSeconds(70));
        assertThat(disturbance.over(BEGIN.plusSeconds(71))).isNull();
    }

    @Test
    void isNotToldMoreOftenWhereItComesAndGoes() {
        disturbance.met(BEGIN);
        disturbance.over(BEGIN.plusSeconds(1));

        assertThat(disturbance.met(BEGIN.plusSeconds(2))).isNull();
        assertThat(disturbance.over(BEGIN.plusSeconds(3))).isNull();
        assertThat(disturbance.met(BEGIN.plusSeconds(60))).isZero();
    }
}
