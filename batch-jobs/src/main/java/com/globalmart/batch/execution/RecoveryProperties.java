package com.globalmart.batch.execution;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What becomes of executions that lost their node.
 *
 * @param restarts how often an instance is restarted by itself; after that it is left to people
 * @param firstDelay how long the first restart waits; each further one waits four times as long
 */
@Validated
@ConfigurationProperties("globalmart.recovery")
record RecoveryProperties(
        @DefaultValue("3") @Min(0) @Max(8) int restarts,
        @DefaultValue("1s") @NotNull Duration firstDelay) {

    /** @param time 1 for the first restart of an instance */
    Duration delay(long time) {
        return firstDelay.multipliedBy(1L << (2 * (time - 1)));
    }
}
