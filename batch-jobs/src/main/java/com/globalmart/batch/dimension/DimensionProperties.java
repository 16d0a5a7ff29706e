package com.globalmart.batch.dimension;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How dimensions are built.
 *
 * @param chunkSize statements that are stored and committed together
 * @param keysAtOnce keys that are rebuilt and committed together, each with all its statements in memory
 * @param keysInMemory keys of one dimension that are kept in memory while facts look them up; a key takes roughly 200 bytes, by the
 *     sizes of its objects
 * @param ranges how many ranges of offsets, keys or days are worked on at once
 */
@Validated
@ConfigurationProperties("globalmart.dimension")
public record DimensionProperties(
        @DefaultValue("10000") @Min(1) @Max(200_000) int chunkSize,
        @DefaultValue("2000") @Min(1) @Max(50_000) int keysAtOnce,
        @DefaultValue("500000") @Min(0) @Max(20_000_000) int keysInMemory,
        @DefaultValue("2") @Min(1) @Max(64) int ranges) {}
