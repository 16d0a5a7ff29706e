package com.globalmart.ingest.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Everybody may see whether ingest is healthy; all else is for the fleet account. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FleetSettings.class)
class AccessConfiguration {

    static final String FLEET = "FLEET";

    @Bean
    SecurityFilterChain access(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .hasRole(FLEET))
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable()) // no browser and no session: every request brings its password
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    UserDetailsService accounts(FleetSettings fleet) {
        if (fleet.password().isEmpty()) {
            return new InMemoryUserDetailsManager();
        }
        return new InMemoryUserDetailsManager(User.withUsername(fleet.user())
                .password("{noop}" + fleet.password())
                .roles(FLEET)
                .build());
    }
}
