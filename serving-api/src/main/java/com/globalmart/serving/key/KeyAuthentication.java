package com.globalmart.serving.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Judges bearer tokens: an API key by the table of keys, everything else by the provider of OpenID Connect, where there is one.
 * Why a token is refused is told to nobody: it is the same for one that never was and one that was revoked.
 */
@Component
class KeyAuthentication implements AuthenticationManager {

    /** A key as callers have it: its number, which may be shown, and its secret. */
    private static final Pattern KEY = Pattern.compile("gmk_([a-z0-9]{8})_([A-Za-z0-9_-]{43})");

    private final ApiKeys keys;
    private final ProviderTokens provider;
    private final Clock clock;

    KeyAuthentication(ApiKeys keys, ProviderTokens provider, Clock clock) {
        this.keys = keys;
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) throws AuthenticationException {
        if (!(authentication instanceof BearerTokenAuthenticationToken bearer)) {
            throw refused();
        }
        @Nullable Caller caller = caller(bearer);
        if (caller == null) {
            throw refused();
        }
        return caller;
    }

    private @Nullable Caller caller(BearerTokenAuthenticationToken bearer) {
        var key = KEY.matcher(bearer.getToken());
        if (!key.matches()) {
            return provider.caller(bearer);
        }
        try {
            return known(key.group(1), key.group(2));
        } catch (DataAccessException e) {
            throw new CannotJudgeException("the warehouse", e);
        }
    }

    private @Nullable Caller known(String keyId, String secret) {
        return keys.find(keyId)
                .filter(key -> MessageDigest.isEqual(key.secretHash(), hash(secret)))
                .filter(key -> key.holdsAt(clock.instant()))
                .map(key -> new Caller(
                        key.name(),
                        key.requestsPerMinute(),
                        key.scopes().stream()
                                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                                .toList()))
                .orElse(null);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static InvalidBearerTokenException refused() {
        return new InvalidBearerTokenException("no such key");
    }
}
