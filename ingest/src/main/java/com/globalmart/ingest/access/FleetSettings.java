package com.globalmart.ingest.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The machine account by which the console reads this application.
 *
 * @param user its name
 * @param password empty: nobody can log in, and only health is to be seen
 */
@ConfigurationProperties("globalmart.fleet")
record FleetSettings(
        @DefaultValue("fleet") String user,
        @DefaultValue("") String password) {

    /** Without the password: settings are printed when they are refused. */
    @Override
    public String toString() {
        return "FleetSettings[user=%s]".formatted(user);
    }
}
