package com.globalmart.batch.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeadlinePropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(DeadlineProperties.class))
                .isEqualTo(new DeadlineProperties(null, ZoneId.of("Europe/Paris"), "nightly"));
        assertThat(Settings.of(DeadlineProperties.class, "time=").time()).isNull();
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(DeadlineProperties.class, "time=06:30", "zone=Z", "job=other"))
                .isEqualTo(new DeadlineProperties(LocalTime.of(6, 30), ZoneOffset.UTC, "other"));
    }

    @Test
    void refusesWhatIsNoTimeOrZone() {
        assertThatThrownBy(() -> Settings.of(DeadlineProperties.class, "time=25:00"))
                .hasStackTraceContaining("25:00");
        assertThatThrownBy(() -> Settings.of(DeadlineProperties.class, "time=06:00", "zone=Mars/Olympus"))
                .hasStackTraceContaining("Mars/Olympus");
    }
}
