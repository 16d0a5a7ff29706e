package com.globalmart.batch.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import org.junit.jupiter.api.Test;

class WarehousePoolTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(WarehousePool.class)).isEqualTo(new WarehousePool(16));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(WarehousePool.class, "connections=8")).isEqualTo(new WarehousePool(8));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Settings.of(WarehousePool.class, "connections=3"))
                .hasStackTraceContaining("connections");
    }
}
