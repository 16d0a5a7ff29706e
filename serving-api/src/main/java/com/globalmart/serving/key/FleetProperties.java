package com.globalmart.serving.key;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account with which the console and Prometheus read the actuator's endpoints.
 *
 * @param password empty: nobody may
 */
@ConfigurationProperties("globalmart.fleet")
record FleetProperties(
        @DefaultValue("fleet") String user,
        @DefaultValue("") String password) {}
