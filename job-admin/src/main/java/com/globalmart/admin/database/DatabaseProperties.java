package com.globalmart.admin.database;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the two databases are.
 *
 * @param warehouse must be there when the console starts
 * @param realtime may be absent; the pages say so
 */
@Validated
@ConfigurationProperties("globalmart.database")
record DatabaseProperties(
        @Valid @DefaultValue Address warehouse,
        @Valid @DefaultValue Address realtime) {

    /**
     * One database.
     *
     * @param url JDBC address
     * @param username the role that the console connects as
     * @param password its password, empty where the server asks for none
     */
    record Address(
            @NotBlank String url,
            @DefaultValue("console_app") String username,
            @DefaultValue("") String password) {}
}
