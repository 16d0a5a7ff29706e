package com.globalmart.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

class AccessTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void hasNoAccountWithoutAPassword() {
        fleet(settings -> {
            assertThat(settings.user()).isEqualTo("fleet");
            assertThat(found(accounts(settings), "fleet")).isFalse();
        });
    }

    @Test
    void hasTheFleetAccountAlone() {
        fleet(
                settings -> {
                    assertThat(found(accounts(settings), "console")).isTrue();
                    assertThat(found(accounts(settings), "admin")).isFalse();
                    assertThat(settings.toString()).doesNotContain("secret");
                },
                "globalmart.fleet.user=console",
                "globalmart.fleet.password=secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "admin", ""})
    void knowsNobodyElse(String user) {
        fleet(settings -> assertThat(found(accounts(settings), user)).isFalse(), "globalmart.fleet.password=secret");
    }

    private void fleet(Consumer<FleetSettings> check, String... settings) {
        runner.withPropertyValues(settings).run(context -> check.accept(context.getBean(FleetSettings.class)));
    }

    private static UserDetailsService accounts(FleetSettings settings) {
        return new AccessConfiguration().accounts(settings);
    }

    private static boolean found(UserDetailsService accounts, String user) {
        try {
            return accounts.loadUserByUsername(user) != null;
        } catch (UsernameNotFoundException e) {
            return false;
        }
    }

    @EnableConfigurationProperties(FleetSettings.class)
    static class Settings {}
}
