package com.globalmart.admin.user;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** What every answer tells the browser to refuse. Answers to logged-in people are not stored anywhere. */
@Component
public class SecurityHeaders {

    /** For the console's own pages: everything from here, nothing inline. */
    private static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action %s; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** For Spring Boot Admin's pages, which set styles in scripts and have their pictures inside. */
    private static final String FLEET =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "font-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action %s; "
                    + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    private final String formTargets;

    SecurityHeaders(OidcProperties oidc) {
        this.formTargets = oidc.isOn() ? "'self' " + oidc.origin() : "'self'"; // signing out leads on to the provider
    }

    /** The headers of the console's own pages. */
    void strict(HttpSecurity http) {
        apply(http, STRICT);
    }

    /** The headers of everything under {@code /fleet}. */
    public void fleet(HttpSecurity http) {
        apply(http, FLEET);
    }

    private void apply(HttpSecurity http, String contentSecurityPolicy) {
        http.headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives(contentSecurityPolicy.formatted(formTargets)))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.deny())
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()")));
    }
}
