package com.globalmart.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastTests {

    private static final Instant FIRST = Instant.parse("2026-03-12T02:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-13T02:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-03-14T02:00:00Z");

    @Test
    void tellsOfEachTimeWhetherItFiredThen() {
        var firings = List.of(firing(SECOND, SECOND.plusSeconds(7200)), firing(FIRST, FIRST.plusSeconds(1)));

        var past = Past.of(List.of(FIRST, SECOND, THIRD), firings, THIRD);

        assertThat(past)
                .extracting(time -> time.at().machine(), time -> time.state().word())
                .containsExactly(
                        Tuple.tuple(THIRD.toString(), "missed"),
                        Tuple.tuple(SECOND.toString(), "fired 2 h 0 min late"),
                        Tuple.tuple(FIRST.toString(), "fired"));
    }

    @Test
    void tellsOfTimesThatPassedAndOfFiringsAtOtherTimes() {
        var makingUp = Instant.parse("2026-03-13T09:30:00Z");

        var past = Past.of(List.of(FIRST, SECOND), List.of(firing(makingUp, makingUp)), THIRD);

        assertThat(past)
                .extracting(time -> time.state().word())
                .containsExactly("fired at another time", "did not fire", "did not fire");
    }

    @Test
    void takesTheTimeOfARequestWithoutOneAsItsOwn() {
        assertThat(firing(FIRST, SECOND, null).scheduled()).isEqualTo(SECOND);
        assertThat(firing(FIRST, SECOND, "scheduled for ever").scheduled()).isEqualTo(SECOND);
    }

    private static Firing firing(Instant scheduled, Instant asked) {
        return firing(scheduled, asked, "scheduled for " + scheduled);
    }

    private static Firing firing(Instant scheduled, Instant asked, @Nullable String reason) {
        return new Firing(7, asked, reason, "DONE", null, null, null);
    }
}
