package com.globalmart.admin.fleet;

import com.globalmart.admin.user.Audit;
import com.globalmart.admin.user.SecurityHeaders;
import com.globalmart.admin.user.SessionRules;
import de.codecentric.boot.admin.server.config.EnableAdminServer;
import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import de.codecentric.boot.admin.server.services.InstanceFilter;
import de.codecentric.boot.admin.server.services.InstanceIdGenerator;
import de.codecentric.boot.admin.server.services.InstanceRegistry;
import de.codecentric.boot.admin.server.web.client.InstanceExchangeFilterFunction;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Spring Boot Admin, and who may do what with it. People come with the console's login, applications with theirs. */
@Configuration(proxyBeanMethods = false)
@EnableAdminServer
class FleetConfiguration {

    @Bean
    AllowedAddresses allowedAddresses(FleetProperties properties) {
        return new AllowedAddresses(properties.allowedHosts());
    }

    @Bean
    InstanceRegistry instanceRegistry(
            InstanceRepository repository,
            InstanceIdGenerator generator,
            InstanceFilter filter,
            AllowedAddresses allowed) {
        return new GuardedInstanceRegistry(repository, generator, filter, allowed);
    }

    /** Innermost: sees the address that is called, whichever the application's own list of endpoints made it. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    InstanceExchangeFilterFunction callsOnlyAllowedAddresses(AllowedAddresses allowed) {
        return (instance, request, next) -> allowed.allow(request.url().toString())
                ? next.exchange(request)
                : Mono.error(new ResponseStatusException(
                        HttpStatus.FORBIDDEN, "an endpoint is not on an allowed host (FLEET_ALLOWED_HOSTS)"));
    }

    /** Registration, and taking it back: for the machine account alone, which may do nothing else here. */
    @Bean
    @Order(20)
    SecurityFilterChain registration(HttpSecurity http, SecurityHeaders headers, FleetProperties properties) {
        headers.fleet(http);
        return machine(http, properties)
                .securityMatcher(FleetConfiguration::isRegistration)
                .authorizeHttpRequests(rules -> rules.anyRequest().hasRole("FLEET"))
                .build();
    }

    /** This application's own actuator: its status for anybody, the rest for the machine account. */
    @Bean
    @Order(30)
    SecurityFilterChain actuator(HttpSecurity http, SecurityHeaders headers, FleetProperties properties) {
        headers.fleet(http);
        return machine(http, properties)
                .securityMatcher("/actuator/**", "/actuator")
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .hasRole("FLEET"))
                .build();
    }

    /** People: everybody may look, operators may change log levels and the like, admins see settings. */
    @Bean
    @Order(40)
    SecurityFilterChain fleet(HttpSecurity http, SessionRules sessions, SecurityHeaders headers, Audit audit) {
        sessions.apply(http);
        headers.fleet(http);
        return http.securityMatcher("/fleet", "/fleet/**")
                .authorizeHttpRequests(rules -> rules.requestMatchers("/fleet/login")
                        .denyAll() // the console's own login is the only one
                        .requestMatchers("/fleet/logout")
                        .authenticated()
                        .requestMatchers(
                                "/fleet/*/*/actuator/env",
                                "/fleet/*/*/actuator/env/**",
                                "/fleet/*/*/actuator/configprops",
                                "/fleet/*/*/actuator/configprops/**",
                                "/fleet/*/*/actuator/heapdump")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET)
                        .hasRole("VIEWER")
                        .requestMatchers(HttpMethod.HEAD)
                        .hasRole("VIEWER")
                        .requestMatchers(HttpMethod.OPTIONS)
                        .hasRole("VIEWER")
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterAfter(new FleetAudit(audit), AuthorizationFilter.class)
                .logout(logout -> logout.logoutUrl("/fleet/logout"))
                .build();
    }

    /** Spring Boot Admin's scripts read the token from a cookie. */
    private static CookieCsrfTokenRepository csrfCookie() {
        var repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.path("/fleet").sameSite("Lax"));
        return repository;
    }

    private static boolean isRegistration(HttpServletRequest request) {
        var path = request.getServletPath();
        if (HttpMethod.POST.matches(request.getMethod())) {
            return path.equals("/fleet/instances") || path.equals("/fleet/instances/");
        }
        return HttpMethod.DELETE.matches(request.getMethod())
                && path.startsWith("/fleet/instances/")
                && path.indexOf('/', "/fleet/instances/".length()) < 0
                && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static HttpSecurity machine(HttpSecurity http, FleetProperties properties) {
        return http.csrf(csrf -> csrf.disable()) // no session, no cookie: nothing a browser would send by itself
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authenticationManager(machineAccount(properties))
                .httpBasic(basic -> basic.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
    }

    private static ProviderManager machineAccount(FleetProperties properties) {
        // few rounds: it is asked at each call, and this hash is only ever in memory
        var encoder = new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        var accounts = new InMemoryUserDetailsManager();
        if (!properties.password().isEmpty()) {
            accounts.createUser(User.withUsername(properties.user())
                    .password(String.valueOf(encoder.encode(properties.password())))
                    .roles("FLEET")
                    .build());
        }
        var provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(encoder);
        return new ProviderManager(provider);
    }
}
