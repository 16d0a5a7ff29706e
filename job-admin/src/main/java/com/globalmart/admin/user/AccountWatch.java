package com.globalmart.admin.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at each request whether its session may go on: it ends 30 minutes after the last thing that a person did, 12 hours
 * after the login, and at once when the account was disabled, removed, or given another role. What pages fetch by themselves
 * is nobody's doing; it is judged by what was read of the account a second ago at most, so that open pages do not ask the
 * database once each.
 */
final class AccountWatch extends OncePerRequestFilter {

    static final Duration LONGEST_SESSION = Duration.ofHours(12);
    static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String LAST_DEED = AccountWatch.class.getName() + ".lastDeed";

    private final Cache<String, Optional<StoredUser>> readLately = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(1))
            .maximumSize(1_000)
            .build();
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
            if (authentication != null && authentication.getPrincipal() instanceof Account account) {
                if (!isTooLate(request, account) && isStillGiven(request, account)) {
                    noteDeed(request);
                } else {
                    new SecurityContextLogoutHandler().logout(request, response, authentication);
                }
            }
        } catch (DataAccessException e) {
            logger.error("accounts could not be read", e);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isTooLate(HttpServletRequest request, Account account) {
        var now = clock.instant();
        return account.since().plus(LONGEST_SESSION).isBefore(now)
                || lastDeed(request, account).plus(LONGEST_IDLE).isBefore(now);
    }

    /** Of somebody whom the provider has logged in, nothing is stored: an account that gets their name shuts them out. */
    private boolean isStillGiven(HttpServletRequest request, Account account) {
        var stored = isDeed(request) ? users.find(account.username()) : readLately.get(account.username(), users::find);
        return switch (account) {
            case ConsoleAccount own ->
                stored.filter(StoredUser::isEnabled)
                        .filter(row -> row.role().equals(own.role()))
                        .isPresent();
            case ProviderAccount provided -> stored.isEmpty();
        };
    }

    private static Instant lastDeed(HttpServletRequest request, Account account) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(LAST_DEED) instanceof Instant last
                        && last.isAfter(account.since())
                ? last
                : account.since();
    }

    private void noteDeed(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && isDeed(request)) {
            session.setAttribute(LAST_DEED, clock.instant());
        }
    }

    /** Pages say which requests they make by themselves. Spring Boot Admin's do not: there, opening and changing count. */
    private static boolean isDeed(HttpServletRequest request) {
        var path = request.getServletPath();
        if (!READING.contains(request.getMethod())) {
            return true; // whatever it calls itself
        }
        if (request.getHeader("X-Refresh") != null || path.equals("/pulse")) {
            return false;
        }
        return !path.startsWith("/fleet/") || SessionRules.isNavigation(request);
    }
}
