package com.globalmart.ingest.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class LogEndSettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void hasADefault() {
        runner.run(context ->
                assertThat(context.getBean(LogEndSettings.class).interval()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void takesAnInterval() {
        runner.withPropertyValues("globalmart.ingest.log-end.interval=5s")
                .run(context -> assertThat(context.getBean(LogEndSettings.class).interval())
                        .isEqualTo(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99ms", "61s", "often"})
    void refuses(String interval) {
        runner.withPropertyValues("globalmart.ingest.log-end.interval=" + interval)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(LogEndSettings.class)
    static class Settings {}
}
