package com.globalmart.batch.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestPropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(RequestProperties.class))
                .isEqualTo(new RequestProperties(true, 4, Duration.ofSeconds(10)));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(RequestProperties.class, "executions-at-once=2"))
                .isEqualTo(new RequestProperties(true, 2, Duration.ofSeconds(10)));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Settings.of(RequestProperties.class, "executions-at-once=0"))
                .hasStackTraceContaining("executionsAtOnce");
    }
}
