package com.globalmart.batch.retention;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is kept for a while is kept.
 *
 * @param judgementDays business dates of which customers, segments and products are kept, from the newest on; ends of months stay
 * @param quarantineDays after a quarantined record was replayed or discarded; an open one stays
 * @param historyDays after an execution of a job ended
 */
@Validated
@ConfigurationProperties("globalmart.retention")
public record RetentionProperties(
        @DefaultValue("35") @Min(1) int judgementDays,
        @DefaultValue("90") @Min(1) int quarantineDays,
        @DefaultValue("90") @Min(1) int historyDays) {}
