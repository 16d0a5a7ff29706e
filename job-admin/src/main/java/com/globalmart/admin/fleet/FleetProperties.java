package com.globalmart.admin.fleet;

import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who belongs to the fleet.
 *
 * @param user the machine account with which applications register, and with which their actuator endpoints are read
 * @param password its password; while it is empty, nothing can register
 * @param allowedHosts the only hosts that a registered address may name, each a name or an address, optionally with
 *     {@code :port}
 */
@Validated
@ConfigurationProperties("globalmart.fleet")
record FleetProperties(
        @DefaultValue("fleet") String user,
        @DefaultValue("") String password,
        @NotEmpty @DefaultValue({"localhost", "127.0.0.1"}) Set<String> allowedHosts) {}
