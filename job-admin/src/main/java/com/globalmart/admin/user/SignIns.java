package com.globalmart.admin.user;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Writes every login into the audit, refused ones too. The person is told the same for every kind of refusal. */
final class SignIns implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final Audit audit;
    private final SignInThrottle throttle;
    private final SavedRequestAwareAuthenticationSuccessHandler goOn =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final SimpleUrlAuthenticationFailureHandler goBack =
            new SimpleUrlAuthenticationFailureHandler("/login?refused");

    SignIns(Audit audit, SignInThrottle throttle, RequestCache requestCache) {
        this.audit = audit;
        this.throttle = throttle;
        goOn.setRequestCache(requestCache);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        throttle.succeeded(request.getRemoteAddr());
        audit.add(authentication.getName(), "login", "console", accepted(authentication), request);
        goOn.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException, ServletException {
        audit.add(
                Objects.requireNonNullElse(request.getParameter("username"), ""),
                "login refused",
                "console",
                refusal instanceof DisabledException ? "the account is disabled" : "wrong name or password",
                request);
        goBack.onAuthenticationFailure(request, response, refusal);
    }

    private static String accepted(Authentication authentication) {
        return authentication.getPrincipal() instanceof ProviderAccount account
                ? "accepted by %s as subject %s".formatted(account.getIssuer(), account.getSubject())
                : "accepted";
    }
}
