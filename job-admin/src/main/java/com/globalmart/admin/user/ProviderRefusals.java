package com.globalmart.admin.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Writes into the audit whom the OpenID provider did not log in, and leads back to the login, which says what to do. */
final class ProviderRefusals implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ProviderRefusals.class);

    private final Audit audit;

    ProviderRefusals(Audit audit) {
        this.audit = audit;
    }

    /** A login that came back from the provider and did not succeed. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof RefusedPersonException refused) {
            write(refused.person(), refusal.getMessage(), request);
            response.sendRedirect("/login?noRole");
            return;
        }
        var why = refusal instanceof OAuth2AuthenticationException e
                ? e.getError().getErrorCode()
                : "no answer";
        write("", why, request);
        response.sendRedirect("/login?notLoggedIn");
    }

    /** A login that could not be begun: the provider did not say where it is. */
    void notReached(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        log.warn("the OpenID provider was not reached: {}", failure.getMessage());
        response.sendRedirect("/login?notReached");
    }

    private void write(String person, @Nullable String why, HttpServletRequest request) {
        audit.add(person, "login refused", "console", "by way of the OpenID provider: " + why, request);
    }
}
