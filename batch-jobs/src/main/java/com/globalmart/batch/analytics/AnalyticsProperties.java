package com.globalmart.batch.analytics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How customers are analysed.
 *
 * @param readers how many connections read sale lines at once
 * @param scoring by the thresholds of the reference data, or in five parts of as many customers each
 */
@Validated
@ConfigurationProperties("globalmart.analytics")
public record AnalyticsProperties(
        @DefaultValue("2") @Min(1) @Max(64) int readers,
        @DefaultValue("thresholds") Scoring scoring) {

    /** THRESHOLDS compare each measure with fixed values; QUINTILES with those of the other customers of the date. */
    public enum Scoring {
        THRESHOLDS,
        QUINTILES
    }
}
