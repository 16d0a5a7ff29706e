package com.globalmart.batch.request;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this node takes requests.
 *
 * @param taken whether it takes any; a node that does not runs nothing and still recovers what others leave
 * @param executionsAtOnce how many executions this node runs at a time; further launches wait for a node
 * @param lookAgainAfter how long a request rests that waits for a job
 */
@Validated
@ConfigurationProperties("globalmart.request")
record RequestProperties(
        @DefaultValue("true") boolean taken,
        @DefaultValue("4") @Min(1) @Max(64) int executionsAtOnce,
        @DefaultValue("10s") @NotNull Duration lookAgainAfter) {}
