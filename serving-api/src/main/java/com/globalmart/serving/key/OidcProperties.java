package com.globalmart.serving.key;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A provider of OpenID Connect whose access tokens are taken beside keys.
 *
 * @param issuer its address; empty: none
 * @param audience whom a token must be made for
 * @param requestsPerMinute how often the holder of a token may ask
 */
@Validated
@ConfigurationProperties("globalmart.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("globalmart") String audience,
        @DefaultValue("600") @Min(1) @Max(1_000_000) int requestsPerMinute) {}
