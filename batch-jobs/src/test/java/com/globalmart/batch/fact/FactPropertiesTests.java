package com.globalmart.batch.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import org.junit.jupiter.api.Test;

class FactPropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(FactProperties.class)).isEqualTo(new FactProperties(10_000, 2));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(FactProperties.class, "chunk-size=7", "ranges=3"))
                .isEqualTo(new FactProperties(7, 3));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Settings.of(FactProperties.class, "chunk-size=0"))
                .hasStackTraceContaining("chunkSize");
    }
}
