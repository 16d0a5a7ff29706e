package com.globalmart.admin.user;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;

/** What holds for everything that a logged-in person sees, the console's own pages and the fleet's alike. */
@Component
public class SessionRules {

    private final ConsoleUsers users;
    private final ProviderLogin provider;
    private final Refusals refusals;
    private final Audit audit;
    private final Clock clock;

    SessionRules(ConsoleUsers users, ProviderLogin provider, Refusals refusals, Audit audit, Clock clock) {
        this.users = users;
        this.provider = provider;
        this.refusals = refusals;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends strangers to the login, ends the sessions of people who may not go on, and writes down what was refused and who
     * signed out.
     */
    public void apply(HttpSecurity http) {
        http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll() // the request that led there was judged
                .requestMatchers(CorsUtils::isPreFlightRequest)
                .denyAll()); // pages of other origins have nothing to ask here
        http.addFilterBefore(new AccountWatch(users, clock), AnonymousAuthenticationFilter.class);
        http.requestCache(cache -> cache.requestCache(requestCache()));
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(entryPoint()).accessDeniedHandler(refusals));
        http.logout(logout -> logout.addLogoutHandler(auditLogout()).logoutSuccessHandler(provider.signedOut()));
    }

    /** Remembers the page that somebody wanted to see before the login; never a fragment or a call of a script. */
    @SuppressWarnings("NullAway") // null is how the cache is told to leave addresses as they are
    RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod()) && isNavigation(request));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** Whether a person opens a page, rather than a script asking for something. */
    static boolean isNavigation(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !isHtmx(request)
                && request.getHeader("X-Requested-With") == null;
    }

    /** A person who opens a page goes to the login; anything else is told 401, and htmx reloads the page it stands on. */
    private static AuthenticationEntryPoint entryPoint() {
        return (request, response, refusal) -> {
            if (isNavigation(request)) {
                response.sendRedirect("/login");
                return;
            }
            if (isHtmx(request)) {
                response.setHeader("HX-Refresh", "true");
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                return;
            }
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        };
    }

    private LogoutHandler auditLogout() {
        return (request, response, authentication) -> {
            if (authentication != null) {
                audit.add(authentication.getName(), "logout", "console", "signed out", request);
            }
        };
    }

    private static boolean isHtmx(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
