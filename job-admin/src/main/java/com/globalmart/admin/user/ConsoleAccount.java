package com.globalmart.admin.user;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person who has logged in, with the role they had at that time. */
final class ConsoleAccount extends User {

    private static final long serialVersionUID = 1L;

    private final String role;
    private final Instant since;

    ConsoleAccount(StoredUser stored, Instant since) {
        super(
                stored.username(),
                stored.passwordHash(),
                stored.isEnabled(),
                true,
                true,
                true,
                List.of(new SimpleGrantedAuthority("ROLE_" + stored.role().toUpperCase(Locale.ROOT))));
        this.role = stored.role();
        this.since = since;
    }

    /** {@code viewer}, {@code operator} or {@code admin}. */
    String role() {
        return role;
    }

    Instant since() {
        return since;
    }
}
