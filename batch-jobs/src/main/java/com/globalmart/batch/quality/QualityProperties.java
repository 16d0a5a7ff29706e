package com.globalmart.batch.quality;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How strict the gate is.
 *
 * @param releasesNeeded how many people have to release a load that violates a check before it is published
 */
@Validated
@ConfigurationProperties("globalmart.quality")
public record QualityProperties(
        @DefaultValue("1") @Min(1) @Max(9) int releasesNeeded) {}
