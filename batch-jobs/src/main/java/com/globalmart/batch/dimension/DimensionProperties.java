package com.globalmart.batch.dimension;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How dimensions are built.
 *
 * @param chunkSize statements, or keys to rebuild, that are committed together
 * @param ranges how many ranges of offsets are read at once
 */
@Validated
@ConfigurationProperties("globalmart.dimension")
public record DimensionProperties(
        @DefaultValue("10000") @Min(1) @Max(200_000) int chunkSize,
        @DefaultValue("2") @Min(1) @Max(64) int ranges) {}
