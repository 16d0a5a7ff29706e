package com.globalmart.batch.fact;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How facts are loaded.
 *
 * @param chunkSize landed records committed together; more is faster, and repeats more work after a failure
 * @param ranges how many ranges of offsets are loaded at once, as far as there are connections for them
 */
@Validated
@ConfigurationProperties("globalmart.fact")
public record FactProperties(
        @DefaultValue("10000") @Min(1) @Max(200_000) int chunkSize,
        @DefaultValue("2") @Min(1) @Max(64) int ranges) {}
