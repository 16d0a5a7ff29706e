package com.globalmart.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class FaultTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08006", "57P01", "57P02", "57P03", "57014", "40001", "40P01", "55P03", "53100",
                "53300", "25P03", "23514"
            })
    void passes(String sqlState) {
        var thrown = new IllegalStateException(
                "around", new DataAccessResourceFailureException("and around", new SQLException("gone", sqlState)));

        assertThat(Fault.of(thrown)).isEqualTo(new Fault.Passing(sqlState, "gone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "42703", "25006", "23505", "22P02", "22003", "XX000", "28P01"})
    void isOurs(String sqlState) {
        var thrown = new IllegalStateException("around", new SQLException("refused", sqlState));

        assertThat(Fault.of(thrown)).isEqualTo(new Fault.Ours(sqlState, "SQLSTATE %s: refused".formatted(sqlState)));
    }

    @Test
    void doesNotPassWhenThePoolIsToldThatThePasswordIsWrong() {
        var refused = new SQLTransientConnectionException(
                "realtime - Connection is not available", "28P01", new SQLException("wrong password", "28P01"));

        assertThat(Fault.of(refused))
                .isEqualTo(new Fault.Ours("28P01", "SQLSTATE 28P01: wrong password"))
                .extracting(fault -> ((Fault.Ours) fault).remedy())
                .asString()
                .contains("POSTGRES_REALTIME_PASSWORD");
    }

    @Test
    void passesWhenThePoolIsExhausted() {
        assertThat(Fault.of(new SQLTransientConnectionException("timed out")))
                .isEqualTo(new Fault.Passing("pool", "timed out"));
    }

    @Test
    void takesWhatItDoesNotKnowForOurs() {
        assertThat(Fault.of(new IllegalStateException("a bug"))).isInstanceOf(Fault.Ours.class);
    }
}
