package com.globalmart.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When plan may go on: a partition has reached a log end that was seen after the day had ended. */
class LandingPositionTests {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-15T00:00:00Z");

    @Test
    void hasReachedALogEndThatWasSeenAfterTheDay() {
        assertThat(position(0, 10, 10, MIDNIGHT).hasReached(MIDNIGHT)).isTrue();
        assertThat(position(0, 11, 10, MIDNIGHT).hasReached(MIDNIGHT)).isTrue();
        assertThat(position(0, 0, 0, MIDNIGHT).hasReached(MIDNIGHT))
                .as("an empty partition")
                .isTrue();
    }

    @Test
    void hasNotReachedWhatIsStillInTheLog() {
        assertThat(position(0, 9, 10, MIDNIGHT.plusSeconds(60)).hasReached(MIDNIGHT))
                .isFalse();
    }

    @Test
    void doesNotTrustALogEndThatWasSeenBefore() {
        assertThat(position(0, 10, 10, MIDNIGHT.minusNanos(1000)).hasReached(MIDNIGHT))
                .isFalse();
    }

    @Test
    void mendedLettersHaveNoLogBehindThem() {
        assertThat(position(-1, 0, 10, Instant.EPOCH).hasReached(MIDNIGHT)).isTrue();
    }

    @Test
    void isOutlivedByALaterGenerationOfItsTopic() {
        var first = position(Topic.SALES, 1);

        assertThat(first.isOutlivedBy(position(Topic.SALES, 2))).isTrue();
        assertThat(first.isOutlivedBy(position(Topic.SALES, 1))).isFalse();
        assertThat(first.isOutlivedBy(position(Topic.CART_EVENTS, 2))).isFalse();
    }

    private static LandingPosition position(int partition, long next, long logEnd, Instant seenAt) {
        return new LandingPosition(Topic.SALES, (short) 1, partition, next, logEnd, seenAt);
    }

    private static LandingPosition position(Topic topic, int generation) {
        return new LandingPosition(topic, (short) generation, 0, 0, 0, MIDNIGHT);
    }
}
