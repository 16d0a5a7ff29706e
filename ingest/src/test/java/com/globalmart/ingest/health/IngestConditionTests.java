package com.globalmart.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestConditionTests {

    private static final Instant NOW = Instant.parse("2026-03-14T15:09:26Z");

    private final IngestCondition condition = new IngestCondition(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tellsAStopOnceHoweverOftenItIsTriedAgain() {
        assertThat(condition.stopped("42501", "3 of 10", List.of("a-0"))).isTrue();
        condition.triesAgain();
        assertThat(condition.stopped("42501", "5 of 12", List.of("a-1"))).isFalse();
        assertThat(condition.stoppedBecause()).isEqualTo(new Cause("5 of 12", NOW));

        assertThat(condition.stopped("42703", "another one", List.of("a-0"))).isTrue();
    }

    @Test
    void isMendedWhenEveryPartitionThatStoppedItHasLanded() {
        condition.stopped("42501", "no right", List.of("a-0", "a-1"));
        assertThat(condition.landed(List.of("a-0", "a-1"))).isFalse(); // the container is still about to stop
        condition.triesAgain();

        assertThat(condition.landed(List.of("b-0"))).isFalse();
        assertThat(condition.landed(List.of("a-0"))).isFalse();
        assertThat(condition.isPaused()).isTrue();
        assertThat(condition.landed(List.of("a-1"))).isTrue();
        assertThat(condition.isPaused()).isFalse();
        assertThat(condition.landed(List.of("a-1"))).isFalse();
    }

    @Test
    void isMendedWhenItHasGoneWellForLong() {
        assertThat(condition.triedInPeace()).isFalse();
        condition.stopped("42501", "no right", List.of("a-0"));
        assertThat(condition.triedInPeace()).isFalse();
        condition.triesAgain();

        assertThat(condition.triedInPeace()).isTrue();
        assertThat(condition.stoppedBecause()).isNull();
    }

    @Test
    void tellsAnOutageOfAllThreadsOnce() {
        assertThat(condition.outageBegan("one", "gone")).isTrue();
        assertThat(condition.outageBegan("two", "gone")).isFalse();
        assertThat(condition.outageBegan("one", "starting up")).isFalse();
        assertThat(condition.outages()).containsEntry("one", new Cause("starting up", NOW));
        assertThat(condition.outageEnded("one")).isFalse();
        assertThat(condition.outageEnded("two")).isTrue();
        assertThat(condition.outageEnded("two")).isFalse();
    }
}
