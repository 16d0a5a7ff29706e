package com.globalmart.generator.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private final StringWriter printed = new StringWriter();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void saysHowFarItIsEveryFiveSeconds() {
        try (Progress progress = new Progress(100_000, new PrintWriter(printed), now::get, false)) {
            step(progress, 10_000, Duration.ofSeconds(4));
            assertThat(printed).hasToString("");

            step(progress, 32_000, Duration.ofSeconds(1));
        }

        assertThat(printed.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .matches("made 10,\\d{3} of 100,000 events, 2,\\d{3} events/s");
    }

    @Test
    void knowsNoGoalWhereThereIsNoEnd() {
        try (Progress progress = new Progress(Progress.NO_END, new PrintWriter(printed), now::get, false)) {
            step(progress, 1000, Duration.ofSeconds(2));

            assertThat(progress.line()).isEqualTo("made 1,000 events, 500 events/s");
        }
    }

    private void step(Progress progress, int times, Duration taking) {
        now.updateAndGet(instant -> instant.plus(taking));
        for (int i = 0; i < times; i++) {
            progress.step();
        }
    }
}
