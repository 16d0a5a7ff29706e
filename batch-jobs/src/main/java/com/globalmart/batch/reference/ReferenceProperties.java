package com.globalmart.batch.reference;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where reference data comes from.
 *
 * @param directory where the job reference looks for its CSV files
 * @param reportingCurrency the currency of all revenue (ISO 4217); its own rate is 1
 */
@Validated
@ConfigurationProperties("globalmart.reference")
record ReferenceProperties(
        @NotNull Path directory,
        @DefaultValue("USD") @Pattern(regexp = "[A-Z]{3}") String reportingCurrency) {}
