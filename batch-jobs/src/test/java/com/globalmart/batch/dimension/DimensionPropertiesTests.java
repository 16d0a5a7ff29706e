package com.globalmart.batch.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import org.junit.jupiter.api.Test;

class DimensionPropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(DimensionProperties.class))
                .isEqualTo(new DimensionProperties(10_000, 2_000, 500_000, 2));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(
                        DimensionProperties.class, "chunk-size=7", "keys-at-once=8", "keys-in-memory=9", "ranges=3"))
                .isEqualTo(new DimensionProperties(7, 8, 9, 3));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Settings.of(DimensionProperties.class, "ranges=65"))
                .hasStackTraceContaining("ranges");
    }
}
