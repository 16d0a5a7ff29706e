package com.globalmart.admin.user;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom the OpenID provider has logged in. */
final class ProviderAccount extends DefaultOidcUser implements Account {

    private static final long serialVersionUID = 1L;

    private final String role;
    private final Instant since;

    /** @param nameClaim what the person is called by; the provider has given it */
    ProviderAccount(OidcUser provided, String nameClaim, String role, Instant since) {
        super(
                List.of(new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT))),
                provided.getIdToken(),
                provided.getUserInfo(),
                nameClaim);
        this.role = role;
        this.since = since;
    }

    @Override
    public String username() {
        return getName();
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public Instant since() {
        return since;
    }
}
