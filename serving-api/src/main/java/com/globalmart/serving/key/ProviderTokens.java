package com.globalmart.serving.key;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/** Access tokens of a provider, where one is set: signed by it, for us, and not expired. Their scopes are those of keys. */
@Component
class ProviderTokens {

    private final OidcProperties properties;
    private final @Nullable JwtAuthenticationProvider tokens;

    ProviderTokens(OidcProperties properties) {
        this.properties = properties;
        this.tokens = properties.issuer().isEmpty()
                ? null
                : new JwtAuthenticationProvider(new SupplierJwtDecoder(() -> decoder(properties)));
    }

    private static JwtDecoder decoder(OidcProperties properties) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withIssuerLocation(properties.issuer()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.issuer()),
                new JwtAudienceValidator(properties.audience())));
        return decoder;
    }

    /**
     * Whose token it is; null where no provider is set.
     *
     * @throws AuthenticationException if the token does not hold, {@link CannotJudgeException} if the provider does not answer
     */
    @Nullable
    Caller caller(BearerTokenAuthenticationToken token) {
        if (tokens == null) {
            return null;
        }
        var known = judged(tokens, token);
        return new Caller(known.getName(), properties.requestsPerMinute(), known.getAuthorities());
    }

    private static Authentication judged(JwtAuthenticationProvider tokens, BearerTokenAuthenticationToken token) {
        try {
            return tokens.authenticate(token);
        } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
            throw new CannotJudgeException("the provider of tokens", e);
        }
    }
}
