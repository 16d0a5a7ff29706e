package com.globalmart.admin.user;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID provider with which people may log in beside the accounts of the console; none while the issuer is empty.
 *
 * @param issuer its address, as its tokens name it; https, or http on this machine
 * @param clientId what the console is called there
 * @param clientSecret how the console proves it; empty where the provider gave none
 * @param scopes what is asked for; {@code openid} always is
 * @param nameClaim which claim names a person, at most 64 characters
 * @param rolesClaim which claim, a text or a list of texts, holds what the next three name
 * @param viewers values of that claim that make a viewer
 * @param operators values that make an operator
 * @param admins values that make an admin; of several roles the highest counts
 * @param label what the button says after "Log in with"
 */
@ConfigurationProperties("globalmart.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("groups") String rolesClaim,
        @DefaultValue Set<String> viewers,
        @DefaultValue Set<String> operators,
        @DefaultValue Set<String> admins,
        @DefaultValue("single sign-on") String label) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    OidcProperties {
        if (!issuer.isEmpty()) {
            var address = URI.create(issuer);
            if (!"https".equals(address.getScheme())
                    && !("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()))) {
                throw new IllegalArgumentException(
                        "OIDC_ISSUER is %s, expected an address with https (http only on this machine)"
                                .formatted(issuer));
            }
            if (clientId.isEmpty()) {
                throw new IllegalArgumentException("OIDC_CLIENT_ID is empty, but OIDC_ISSUER is set");
            }
            if (viewers.isEmpty() && operators.isEmpty() && admins.isEmpty()) {
                throw new IllegalArgumentException(
                        "OIDC_VIEWERS, OIDC_OPERATORS and OIDC_ADMINS are all empty: nobody could log in");
            }
        }
    }

    boolean isOn() {
        return !issuer.isEmpty();
    }

    /** Scheme, host and port of the issuer, as a content security policy names them. */
    String origin() {
        var address = URI.create(issuer);
        return "%s://%s".formatted(address.getScheme(), address.getRawAuthority());
    }

    /** The highest role that a person's claims give; empty where they give none. */
    Optional<String> role(Map<String, Object> claims) {
        var held = texts(claims.get(rolesClaim));
        return Stream.of(Map.entry("admin", admins), Map.entry("operator", operators), Map.entry("viewer", viewers))
                .filter(role -> held.stream().anyMatch(role.getValue()::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static List<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case String one -> List.of(one);
            case Collection<?> several ->
                several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }
}
