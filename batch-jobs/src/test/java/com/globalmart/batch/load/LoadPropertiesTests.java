package com.globalmart.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Settings;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LoadPropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(Settings.of(LoadProperties.class))
                .isEqualTo(new LoadProperties(Duration.ofMinutes(30), LocalDate.parse("2015-01-01")));
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(LoadProperties.class, "landing-timeout=90s", "oldest-day=2020-02-29"))
                .isEqualTo(new LoadProperties(Duration.ofSeconds(90), LocalDate.parse("2020-02-29")));
    }

    @Test
    void refusesATimeOutBelowZeroAndADayThatIsNone() {
        assertThatThrownBy(() -> Settings.of(LoadProperties.class, "landing-timeout=-1s"))
                .hasStackTraceContaining("landingTimeout");
        assertThatThrownBy(() -> Settings.of(LoadProperties.class, "oldest-day=2020-02-30"))
                .hasStackTraceContaining("oldest-day");
    }
}
