package com.globalmart.ingest.landing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long landed records are kept.
 *
 * @param retention days; what published loads have not taken is kept longer
 */
@Validated
@ConfigurationProperties("globalmart.ingest")
record RetentionSettings(
        @DefaultValue("30") @Min(2) @Max(3650) int retention) {}
