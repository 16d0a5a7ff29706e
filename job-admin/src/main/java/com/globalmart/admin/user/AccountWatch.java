package com.globalmart.admin.user;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jooq.exception.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at each request whether its session may go on: it ends 12 hours after the login, and at once when the account was
 * disabled, removed, or given another role.
 */
final class AccountWatch extends OncePerRequestFilter {

    static final Duration LONGEST_SESSION = Duration.ofHours(12);

    private final ConsoleUsers users;
    private final Clock clock;

    AccountWatch(ConsoleUsers users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        try {
            if (authentication != null
                    && authentication.getPrincipal() instanceof ConsoleAccount account
                    && !mayGoOn(account)) {
                new SecurityContextLogoutHandler().logout(request, response, authentication);
            }
        } catch (DataAccessException e) {
            logger.error("accounts could not be read", e);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean mayGoOn(ConsoleAccount account) {
        if (account.since().plus(LONGEST_SESSION).isBefore(clock.instant())) {
            return false;
        }
        return users.find(account.getUsername())
                .filter(StoredUser::isEnabled)
                .filter(stored -> stored.role().equals(account.role()))
                .isPresent();
    }
}
