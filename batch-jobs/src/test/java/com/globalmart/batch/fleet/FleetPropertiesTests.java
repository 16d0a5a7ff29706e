package com.globalmart.batch.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import org.junit.jupiter.api.Test;

class FleetPropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(FleetProperties.class, "user=fleet")).isEqualTo(new FleetProperties("fleet", ""));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(FleetProperties.class, "user=me", "password=secret"))
                .isEqualTo(new FleetProperties("me", "secret"));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Settings.of(FleetProperties.class, "user=")).hasStackTraceContaining("user");
    }
}
