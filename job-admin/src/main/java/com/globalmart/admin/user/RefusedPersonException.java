package com.globalmart.admin.user;

import org.springframework.security.core.AuthenticationException;

/** The OpenID provider knows a person, but the console has no place for them. The message says why, for the audit. */
final class RefusedPersonException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final String person;

    /** @param person what the provider calls them */
    RefusedPersonException(String person, String why) {
        super(why);
        this.person = person;
    }

    String person() {
        return person;
    }
}
