package com.globalmart.admin.fleet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses that Spring Boot Admin may be made to call: http or https, on hosts of a list. */
final class AllowedAddresses {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Set<String> hosts;

    /** @param hosts names or addresses, optionally with {@code :port} */
    AllowedAddresses(Set<String> hosts) {
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an address may be called; a missing one is no danger. */
    boolean allow(@Nullable String address) {
        if (address == null) {
            return true;
        }
        try {
            var uri = new URI(address);
            if (uri.getScheme() == null
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                return false;
            }
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            return hosts.contains(host) || hosts.contains(host + ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
