package com.globalmart.batch.load;

import java.time.Duration;
import java.time.LocalDate;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a load is planned.
 *
 * @param landingTimeout how long plan waits for landing to reach the end of the business day
 * @param oldestDay events before this UTC day are quarantined as TOO_OLD
 */
@Validated
@ConfigurationProperties("globalmart.load")
public record LoadProperties(
        @DefaultValue("30m") @DurationMin Duration landingTimeout,
        @DefaultValue("2015-01-01") LocalDate oldestDay) {}
