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

class TopicSettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void hasDefaults() {
        runner.run(context -> assertThat(context.getBean(TopicSettings.class))
                .isEqualTo(new TopicSettings(false, 3, Duration.ofSeconds(10))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"partitions=0", "partitions=1001", "answer-timeout=10ms", "answer-timeout=2m", "create=perhaps"})
    void refuses(String setting) {
        runner.withPropertyValues("globalmart.ingest.topics." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(TopicSettings.class)
    static class Settings {}
}
