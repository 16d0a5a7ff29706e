package com.globalmart.batch.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import org.junit.jupiter.api.Test;

class RealtimePropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(RealtimeProperties.class, "url=jdbc:x"))
                .isEqualTo(new RealtimeProperties("jdbc:x", "batch_runner", "", 10));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(
                        RealtimeProperties.class, "url=jdbc:y", "username=me", "password=secret", "connections=5"))
                .isEqualTo(new RealtimeProperties("jdbc:y", "me", "secret", 5));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Settings.of(RealtimeProperties.class, "url=jdbc:x", "connections=0"))
                .hasStackTraceContaining("connections");
    }
}
