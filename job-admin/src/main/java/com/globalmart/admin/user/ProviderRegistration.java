package com.globalmart.admin.user;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The OpenID provider's addresses. It is asked for them when somebody logs in with it for the first time, so that the console
 * starts without it.
 */
final class ProviderRegistration implements ClientRegistrationRepository {

    /** How addresses name it. */
    static final String ID = "oidc";

    private final OidcProperties properties;
    private @Nullable ClientRegistration found;

    ProviderRegistration(OidcProperties properties) {
        this.properties = properties;
    }

    @Override
    @SuppressWarnings("NullAway") // null says that there is none of this name
    public synchronized ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id)) {
            return null;
        }
        if (found == null) {
            found = ask();
        }
        return found;
    }

    private ClientRegistration ask() {
        var registration = ClientRegistrations.fromOidcIssuerLocation(properties.issuer())
                .registrationId(ID)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .scope(properties.scopes());
        if (properties.clientSecret().isEmpty()) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return registration.build();
    }
}
