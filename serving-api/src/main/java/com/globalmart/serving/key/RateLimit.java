package com.globalmart.serving.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.globalmart.serving.problem.Problem;
import com.globalmart.serving.problem.ProblemAnswer;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to a caller that asks more often than it may, on this node. Others do not notice. */
final class RateLimit extends OncePerRequestFilter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** By caller and limit: a key whose limit is changed begins anew. */
    private final Cache<Limited, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(MINUTE.multipliedBy(2)).build();

    private record Limited(String name, int requestsPerMinute) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller) {
            var limited = new Limited(caller.getName(), caller.requestsPerMinute());
            var taken = buckets.get(limited, RateLimit::bucket).tryConsumeAndReturnRemaining(1);
            if (!taken.isConsumed()) {
                long seconds = Math.max(1, Math.ceilDiv(taken.getNanosToWaitForRefill(), 1_000_000_000L));
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                ProblemAnswer.send(
                        response,
                        Problem.TOO_MANY_REQUESTS,
                        "this key may ask %,d times a minute: ask again in %d s"
                                .formatted(caller.requestsPerMinute(), seconds));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static Bucket bucket(Limited limited) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(limited.requestsPerMinute()).refillGreedy(limited.requestsPerMinute(), MINUTE))
                .build();
    }
}
