package com.globalmart.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class ObstacleTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "57014", "40001", "40P01", "55P03", "53100", "53300", "25P03"})
    void passes(String sqlState) {
        assertThat(Obstacle.passes(
                        new DataAccessResourceFailureException("around", new SQLException("gone", sqlState))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "22003", "23505", "23514", "25006", "XX000"})
    void stays(String sqlState) {
        assertThat(Obstacle.passes(new IllegalStateException("around", new SQLException("refused", sqlState))))
                .isFalse();
    }

    @Test
    void passesWhereThePoolOrTheBrokerIsBusy() {
        assertThat(Obstacle.passes(new SQLTransientConnectionException("timed out")))
                .isTrue();
        assertThat(Obstacle.passes(new UnknownTopicOrPartitionException("gone")))
                .isTrue();
        assertThat(Obstacle.passes(new IllegalStateException("a bug"))).isFalse();
    }

    @Test
    void isDescribedByItsBottomInOneLine() {
        assertThat(Obstacle.described(new IllegalStateException("around", new SQLException("first\n  second"))))
                .isEqualTo("first second");
        assertThat(Obstacle.described(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void theSettingsKeepTheirPassword() {
        assertThat(new WarehouseSettings("jdbc:postgresql:", "somebody", "secret").toString())
                .contains("somebody")
                .doesNotContain("secret");
    }
}
