package com.globalmart.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.util.unit.DataSize;

class ConsumerSettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void hasDefaults() {
        runner.run(context -> assertThat(context.getBean(ConsumerSettings.class))
                .isEqualTo(new ConsumerSettings(
                        2,
                        20_000,
                        DataSize.ofMegabytes(32),
                        DataSize.ofMegabytes(4),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concurrency=0",
                "concurrency=65",
                "max-poll-records=0",
                "max-poll-records=200001",
                "fetch-max-bytes=1KB",
                "fetch-max-bytes=1GB",
                "partition-fetch-max-bytes=1B",
                "first-wait=1ms",
                "first-wait=20s",
                "longest-wait=2m",
                "try-again-after=999ms",
                "try-again-after=61m"
            })
    void refuses(String setting) {
        runner.withPropertyValues("globalmart.ingest.consumer." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void waitsLongerEachTimeUpToALimit() {
        runner.run(context -> {
            var settings = context.getBean(ConsumerSettings.class);

            assertThat(settings.waitAfter(1)).isEqualTo(Duration.ofMillis(500));
            assertThat(settings.waitAfter(3)).isEqualTo(Duration.ofSeconds(2));
            assertThat(settings.waitAfter(1_000_000)).isEqualTo(Duration.ofSeconds(10));
        });
    }

    @EnableConfigurationProperties(ConsumerSettings.class)
    static class Settings {}
}
