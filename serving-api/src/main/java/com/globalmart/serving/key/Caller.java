package com.globalmart.serving.key;

import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A program whose key or token holds. */
final class Caller extends AbstractAuthenticationToken {

    private final String name;
    private final int requestsPerMinute;

    Caller(String name, int requestsPerMinute, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.name = name;
        this.requestsPerMinute = requestsPerMinute;
        setAuthenticated(true);
    }

    /** How often it may ask. */
    int requestsPerMinute() {
        return requestsPerMinute;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Caller caller && super.equals(other) && caller.requestsPerMinute == requestsPerMinute;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
