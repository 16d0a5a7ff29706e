package com.globalmart.admin.fleet;

import com.globalmart.admin.user.Audit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes into the audit what people change through Spring Boot Admin, before it is done. */
final class FleetAudit extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Audit audit;

    FleetAudit(Audit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod())) {
            audit.add(
                    String.valueOf(request.getRemoteUser()),
                    "fleet " + request.getMethod(),
                    request.getServletPath(),
                    "through Spring Boot Admin",
                    request);
        }
        chain.doFilter(request, response);
    }
}
