package com.globalmart.batch.analytics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers are scored.
 *
 * @param scoring by the thresholds of the reference data, or in five parts of as many customers each
 */
@ConfigurationProperties("globalmart.analytics")
public record AnalyticsProperties(
        @DefaultValue("thresholds") Scoring scoring) {

    /** THRESHOLDS compare each measure with fixed values; QUINTILES with those of the other customers of the date. */
    public enum Scoring {
        THRESHOLDS,
        QUINTILES
    }
}
