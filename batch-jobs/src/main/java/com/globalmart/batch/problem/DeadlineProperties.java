package com.globalmart.batch.problem;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * By when the business date of the day before has to be published, every day.
 *
 * @param time as 06:00, by the clocks of the zone; null where there is no deadline
 * @param job the job that publishes it, and the schedule of the same name
 */
@Validated
@ConfigurationProperties("globalmart.deadline")
record DeadlineProperties(
        @Nullable LocalTime time,
        @DefaultValue("Europe/Paris") @NotNull ZoneId zone,
        @DefaultValue("nightly") @NotBlank String job) {}
