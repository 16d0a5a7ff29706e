package com.globalmart.admin.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers 403, and writes into the audit what somebody who has logged in was refused: the same once a minute, however often a
 * page tries it.
 */
@Component
class Refusals implements AccessDeniedHandler {

    private static final Duration TOLD_FOR = Duration.ofMinutes(1);
    private static final int MOST_TOLD = 10_000;

    private final Audit audit;
    private final AccessDeniedHandlerImpl forbidden = new AccessDeniedHandlerImpl();
    private final Cache<Refusal, Boolean> told = Caffeine.newBuilder()
            .expireAfterWrite(TOLD_FOR)
            .maximumSize(MOST_TOLD)
            .build();

    private record Refusal(String person, String what, String why) {}

    Refusals(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var isForged = denied instanceof CsrfException;
        if (isForged && request.getServletPath().equals("/login")) {
            response.sendRedirect("/login?expired"); // the login page was open longer than its session
            return;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Account account) {
            write(
                    new Refusal(
                            account.username(),
                            "%s %s".formatted(request.getMethod(), request.getServletPath()),
                            isForged ? "not sent by a page of this session" : "not in the role"),
                    request);
        }
        forbidden.handle(request, response, denied);
    }

    private void write(Refusal refusal, HttpServletRequest request) {
        if (told.asMap().putIfAbsent(refusal, true) == null) {
            audit.add(refusal.person(), "access denied", refusal.what(), refusal.why(), request);
        }
    }
}
