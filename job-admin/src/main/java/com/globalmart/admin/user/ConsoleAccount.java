package com.globalmart.admin.user;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** Somebody who has logged in with a password, as a row of {@code ops.console_user} knows them. */
final class ConsoleAccount extends User implements Account {

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

    @Override
    public String username() {
        return getUsername();
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
