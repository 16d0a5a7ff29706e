package com.globalmart.ingest.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where requests are. Nothing lands there: while it is away, requests wait.
 *
 * @param url JDBC address of the database {@code warehouse}
 * @param username role that takes the requests about landing
 * @param password its password, empty where the server asks for none
 */
@ConfigurationProperties("globalmart.warehouse")
record WarehouseSettings(
        @DefaultValue("") String url,
        @DefaultValue("ingest_writer") String username,
        @DefaultValue("") String password) {

    /** Without the password: settings are printed when they are refused. */
    @Override
    public String toString() {
        return "WarehouseSettings[url=%s, username=%s]".formatted(url, username);
    }
}
