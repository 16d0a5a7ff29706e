package com.globalmart.batch.fleet;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The machine account that the console reads this application with.
 *
 * @param password empty shuts everybody out of all but the health of this application
 */
@Validated
@ConfigurationProperties("globalmart.fleet")
record FleetProperties(
        @NotBlank String user, @DefaultValue("") String password) {}
