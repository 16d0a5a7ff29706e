package com.globalmart.batch.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencePropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(ReferenceProperties.class, "directory=here"))
                .isEqualTo(new ReferenceProperties(Path.of("here"), "USD"));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(ReferenceProperties.class, "directory=there", "reporting-currency=EUR"))
                .isEqualTo(new ReferenceProperties(Path.of("there"), "EUR"));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Settings.of(ReferenceProperties.class, "directory=here", "reporting-currency=euro"))
                .hasStackTraceContaining("reportingCurrency");
    }
}
