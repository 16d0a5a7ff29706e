package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.generator.shop.Life.Moment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifeTests {

    private static final Instant BEGIN = Instant.parse("2020-01-01T12:00:00Z");
    private static final Life STEADY = new Life(BEGIN.getEpochSecond(), days(100), -1);
    private static final Life RESTLESS = new Life(BEGIN.getEpochSecond(), days(100), days(50));

    @Test
    void hasNoPresenceBeforeItBegins() {
        assertThat(STEADY.isPresent(BEGIN.minusSeconds(1))).isFalse();
        assertThat(STEADY.isPresent(BEGIN)).isTrue();
    }

    @Test
    void changesAtEvenSteps() {
        assertThat(STEADY.moments(after(0), after(201)))
                .containsExactly(
                        new Moment(after(0), false), new Moment(after(100), false), new Moment(after(200), false));
        assertThat(STEADY.step(after(99))).isZero();
        assertThat(STEADY.step(after(200))).isEqualTo(2);
        assertThat(STEADY.profileSince(after(199))).isEqualTo(after(100));
    }

    @Test
    void includesTheBeginningOfASpanButNotItsEnd() {
        assertThat(STEADY.moments(after(100), after(200))).containsExactly(new Moment(after(100), false));
        assertThat(STEADY.moments(after(101), after(200))).isEmpty();
    }

    @Test
    void goesAwayForThirtyDaysAndComesBack() {
        assertThat(RESTLESS.moments(after(40), after(90)))
                .containsExactlyInAnyOrder(new Moment(after(50), true), new Moment(after(80), false));
        assertThat(RESTLESS.isPresent(after(50))).isFalse();
        assertThat(RESTLESS.isPresent(after(79))).isFalse();
        assertThat(RESTLESS.isPresent(after(80))).isTrue();
        assertThat(RESTLESS.isPresent(after(451))).isFalse();
    }

    @Test
    void hasAProfileSinceItCameBackOrChanged() {
        assertThat(RESTLESS.profileSince(after(49))).isEqualTo(after(0));
        assertThat(RESTLESS.profileSince(after(90))).isEqualTo(after(80));
        assertThat(RESTLESS.profileSince(after(120))).isEqualTo(after(100));
        assertThat(RESTLESS.profileSince(after(485))).isEqualTo(after(480));
    }

    @Test
    void saysNothingWhileAway() {
        Life awayAtItsFirstChange = new Life(BEGIN.getEpochSecond(), days(100), days(90));

        assertThat(awayAtItsFirstChange.moments(after(95), after(119))).isEmpty();
        assertThat(awayAtItsFirstChange.profileSince(after(121))).isEqualTo(after(120));
    }

    private static Instant after(int days) {
        return BEGIN.plus(Duration.ofDays(days));
    }

    private static long days(int days) {
        return Duration.ofDays(days).toSeconds();
    }
}
