package com.globalmart.ingest.landing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class RefusalAllowanceTests {

    private final RefusalAllowance allowance = new RefusalAllowance(new RefusalSettings(100, 5));
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void beginsWithAFewAndGrowsWithTheTransactionUpToALimit() {
        assertThat(allowance.of("a", 1)).isEqualTo(10);
        assertThat(allowance.of("a", 100)).isEqualTo(15);
        assertThat(allowance.of("a", 20_000)).isEqualTo(100);
    }

    @Test
    void isUsedUpByRefusalsThatComeOneByOne() {
        for (int i = 0; i < 10; i++) {
            assertThat(allowance.of("a", 1)).isPositive();
            allowance.settle("a", 0, 1);
        }

        assertThat(allowance.of("a", 1)).isZero();
        assertThat(allowance.of("b", 1)).isEqualTo(10);
    }

    @Test
    void isEarnedBackByWhatLands() {
        allowance.settle("a", 0, 10);
        allowance.settle("a", 200, 0);
        assertThat(allowance.of("a", 1)).isEqualTo(10);

        allowance.settle("a", 1_000_000, 0);
        assertThat(allowance.of("a", 1)).isEqualTo(100);
    }

    @Test
    void isNoneWhereNoneIsAllowed() {
        assertThat(new RefusalAllowance(new RefusalSettings(0, 5)).of("a", 20_000))
                .isZero();
    }

    @Test
    void hasDefaults() {
        runner.run(
                context -> assertThat(context.getBean(RefusalSettings.class)).isEqualTo(new RefusalSettings(100, 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at-once=-1", "at-once=10001", "percent=-1", "percent=101"})
    void refuses(String setting) {
        runner.withPropertyValues("globalmart.ingest.refused." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(RefusalSettings.class)
    static class Settings {}
}
