package com.globalmart.ingest.landing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class RetentionSettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void hasADefault() {
        runner.run(
                context -> assertThat(context.getBean(RetentionSettings.class)).isEqualTo(new RetentionSettings(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3650})
    void takes(int days) {
        runner.withPropertyValues("globalmart.ingest.retention=" + days)
                .run(context -> assertThat(
                                context.getBean(RetentionSettings.class).retention())
                        .isEqualTo(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3651", "-30", "a month"})
    void refuses(String days) {
        runner.withPropertyValues("globalmart.ingest.retention=" + days)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(RetentionSettings.class)
    static class Settings {}
}
