package com.globalmart.batch.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where landing is.
 *
 * @param url JDBC address of the database {@code realtime}
 * @param username role that reads landing
 * @param password its password, empty where the server asks for none
 * @param connections how many connections at most: one for each range that is read at once, and two more
 */
@Validated
@ConfigurationProperties("globalmart.realtime")
record RealtimeProperties(
        @NotBlank String url,
        @DefaultValue("batch_runner") String username,
        @DefaultValue("") String password,
        @DefaultValue("10") @Min(3) @Max(200) int connections) {}
