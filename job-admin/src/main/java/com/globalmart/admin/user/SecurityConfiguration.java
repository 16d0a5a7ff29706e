package com.globalmart.admin.user;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;

/** Who may see and do what on the console's own pages. Whatever changes state is a POST, and needs an operator. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_OPERATOR\nROLE_OPERATOR > ROLE_VIEWER");
    }

    /** Style sheet, scripts and icon: for anybody, without a session, and kept by browsers. */
    @Bean
    @Order(10)
    SecurityFilterChain assets(HttpSecurity http, SecurityHeaders headers) {
        headers.strict(http);
        return http.securityMatcher("/assets/**", "/webjars/**", "/favicon.ico")
                .authorizeHttpRequests(rules -> rules.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(kept -> kept.cacheControl(cache -> cache.disable()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(50)
    SecurityFilterChain pages(
            HttpSecurity http,
            SessionRules sessions,
            SecurityHeaders headers,
            ProviderLogin provider,
            ConsoleUsers users,
            Audit audit,
            Clock clock) {
        var throttle = new SignInThrottle(clock);
        var signIns = new SignIns(audit, throttle, sessions.requestCache());
        sessions.apply(http);
        headers.strict(http);
        provider.apply(http, signIns, new ProviderRefusals(audit));
        return http.authorizeHttpRequests(rules -> rules.requestMatchers("/login")
                        .permitAll()
                        .requestMatchers("/quarantine/edit", "/quarantine/replay", "/quarantine/discard")
                        .hasRole("OPERATOR")
                        .requestMatchers(
                                "/dead-letters/mend",
                                "/dead-letters/redrive",
                                "/dead-letters/discard",
                                "/dead-letters/*/*/*/value",
                                "/quality/run")
                        .hasRole("OPERATOR")
                        .requestMatchers(
                                "/schedules/freeze",
                                "/schedules/release",
                                "/schedules/*/create",
                                "/schedules/*/edit",
                                "/schedules/*/pause",
                                "/schedules/*/resume")
                        .hasRole("ADMIN")
                        .requestMatchers(
                                "/executions/*/stop",
                                "/executions/*/restart",
                                "/executions/*/abandon",
                                "/executions/*/recover",
                                "/grid/restart",
                                "/jobs/*/launch",
                                "/schedules/*/fire",
                                "/backfill/*/stop",
                                "/backfill/*/resume",
                                "/loads/*/repeat",
                                "/loads/*/release",
                                "/loads/*/discard")
                        .hasRole("OPERATOR")
                        .requestMatchers(HttpMethod.GET)
                        .hasRole("VIEWER")
                        .requestMatchers(HttpMethod.HEAD)
                        .hasRole("VIEWER")
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .authenticationProvider(provider(users, passwordEncoder(), clock))
                .formLogin(login -> login.loginPage("/login")
                        .successHandler(signIns)
                        .failureHandler(signIns)
                        .permitAll())
                .addFilterAfter(new SignInThrottleFilter(throttle), LogoutFilter.class)
                .build();
    }

    /** An account's state is judged after its password, so that nobody learns by guessing which accounts exist. */
    static DaoAuthenticationProvider provider(ConsoleUsers users, PasswordEncoder encoder, Clock clock) {
        var provider = new DaoAuthenticationProvider(username -> users.find(username)
                .map(stored -> new ConsoleAccount(stored, clock.instant()))
                .orElseThrow(() -> new UsernameNotFoundException("no such account")));
        provider.setPasswordEncoder(encoder);
        provider.setPreAuthenticationChecks(account -> {});
        provider.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
        return provider;
    }

    /** The algorithms that a stored hash may name: bcrypt or better. A hash of any other kind never matches. */
    static PasswordEncoder passwordEncoder() {
        var encoder = new DelegatingPasswordEncoder(
                "bcrypt",
                Map.of(
                        "bcrypt",
                        new BCryptPasswordEncoder(),
                        "pbkdf2@SpringSecurity_v5_8",
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
        encoder.setDefaultPasswordEncoderForMatches(new NeverMatching());
        return encoder;
    }

    private static final class NeverMatching implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            throw new UnsupportedOperationException("passwords are hashed by the command line");
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return false;
        }
    }
}
