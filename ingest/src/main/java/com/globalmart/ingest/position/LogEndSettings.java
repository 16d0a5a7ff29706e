package com.globalmart.ingest.position;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The watch over the ends of the logs.
 *
 * @param interval between two looks; the nightly load waits for a look that came after its day
 */
@Validated
@ConfigurationProperties("globalmart.ingest.log-end")
record LogEndSettings(@DefaultValue("1s") @NotNull Duration interval) {

    LogEndSettings {
        if (interval.compareTo(Duration.ofMillis(100)) < 0 || interval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "globalmart.ingest.log-end.interval is %s, expected 100 ms to 1 min".formatted(interval));
        }
    }
}
