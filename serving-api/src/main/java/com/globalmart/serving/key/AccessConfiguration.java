package com.globalmart.serving.key;

import com.globalmart.serving.problem.Problem;
import com.globalmart.serving.problem.ProblemAnswer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Who reaches what: data with a key or token, customers with a scope of their own, pages everybody, the actuator the fleet. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final Logger log = LoggerFactory.getLogger(AccessConfiguration.class);

    static final String FLEET = "FLEET";

    private static final String NOTHING =
            "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** For the pages: everything from here; the documents' page sets styles in its scripts and has its pictures inside. */
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'none'; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    @Bean
    @Order(10)
    SecurityFilterChain actuator(HttpSecurity http) {
        return common(http, NOTHING)
                .securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .hasRole(FLEET))
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain data(HttpSecurity http, KeyAuthentication keys, CorsConfigurationSource origins) {
        return common(http, NOTHING)
                .securityMatcher("/api/**")
                .cors(cors -> cors.configurationSource(origins))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/customers/**")
                        .hasAuthority("SCOPE_customers")
                        .anyRequest()
                        .hasAuthority("SCOPE_read"))
                .oauth2ResourceServer(tokens -> tokens.authenticationManagerResolver(_ -> keys)
                        .authenticationEntryPoint(unauthenticated())
                        .accessDeniedHandler(forbidden()))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .addFilterBefore(new RateLimit(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain pages(HttpSecurity http) {
        return common(http, PAGES)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
                    ProblemAnswer.send(response, Problem.METHOD_NOT_ALLOWED, "pages are read, with GET or HEAD");
                }))
                .build();
    }

    /** No session, no form, nothing for a browser to keep: every request brings what it may. */
    private static HttpSecurity common(HttpSecurity http, String contentSecurityPolicy) {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentSecurityPolicy))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frames -> frames.deny()));
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, e) -> {
            if (e instanceof CannotJudgeException) {
                log.error("whether a key holds cannot be said: {}", e.getMessage(), e);
                ProblemAnswer.unavailable(
                        response, "whether the key holds cannot be said now: ask again in some seconds");
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            ProblemAnswer.send(
                    response,
                    Problem.UNAUTHENTICATED,
                    "expected a header 'Authorization: Bearer' with a key that holds: ./globalmart api-key makes one");
        };
    }

    private static AccessDeniedHandler forbidden() {
        return (request, response, e) -> ProblemAnswer.send(
                response,
                Problem.FORBIDDEN,
                "this needs a key with the scope %s"
                        .formatted(request.getRequestURI().startsWith("/api/v1/customers") ? "customers" : "read"));
    }

    @Bean
    CorsConfigurationSource origins(AccessProperties properties) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(properties.origins());
        rules.setAllowedMethods(List.of("GET", "HEAD"));
        rules.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT, HttpHeaders.IF_NONE_MATCH));
        rules.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.LINK, "Globalmart-Load"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", rules);
        return source;
    }

    @Bean
    UserDetailsService accounts(FleetProperties fleet) {
        if (fleet.password().isEmpty()) {
            return new InMemoryUserDetailsManager();
        }
        return new InMemoryUserDetailsManager(User.withUsername(fleet.user())
                .password("{noop}" + fleet.password())
                .roles(FLEET)
                .build());
    }
}
