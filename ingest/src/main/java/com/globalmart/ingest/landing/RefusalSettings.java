package com.globalmart.ingest.landing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many well-formed records the database may refuse before that is taken for a fault of ours and landing stops. Records
 * that cannot be read are no part of it.
 *
 * @param atOnce of one topic in one transaction at most; 0 stops at the first
 * @param percent of the records of one topic, in the long run; the first ten are free
 */
@Validated
@ConfigurationProperties("globalmart.ingest.refused")
record RefusalSettings(
        @DefaultValue("100") @Min(0) @Max(10_000) int atOnce,
        @DefaultValue("5") @Min(0) @Max(100) int percent) {}
