package com.globalmart.serving.database;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the two databases are.
 *
 * @param warehouse must be there when the application starts
 * @param realtime may be absent: then the live counters answer 503
 * @param connections how many answers are asked of the warehouse at once
 */
@Validated
@ConfigurationProperties("globalmart.database")
record DatabaseProperties(
        @Valid @DefaultValue Address warehouse,
        @Valid @DefaultValue Address realtime,
        @DefaultValue("8") @Min(1) @Max(100) int connections) {

    /**
     * One database.
     *
     * @param url JDBC address
     * @param username the role that is connected as
     * @param password its password, empty where the server asks for none
     */
    record Address(
            @NotBlank String url,
            @NotBlank String username,
            @DefaultValue("") String password) {}
}
