package com.globalmart.ingest.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class DatabaseRefusalTests {

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "22021", "22P02", "22003", "22008", "22001", "23502", "23503", "23P01", "54000"})
    void isAboutARecord(String sqlState) {
        assertThat(DatabaseRefusal.of(new SQLException("refused", sqlState)).isAboutRecord())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "42P01", "25006", "57P01", "40001", "XX000"})
    void isAboutNoRecord(String sqlState) {
        assertThat(DatabaseRefusal.of(new SQLException("refused", sqlState)).isAboutRecord())
                .isFalse();
    }

    @Test
    void tellsACheckFromAMissingDay() {
        var check =
                DatabaseRefusal.of(server("SERROR\0C23514\0Mviolates check\0nsale_ck\0DFailing row contains (me)\0"));
        var day = DatabaseRefusal.of(server("SERROR\0C23514\0Mno partition of relation \"sale\" found for row\0"));

        assertThat(check.isAboutRecord()).isTrue();
        assertThat(check.isAboutMissingDay()).isFalse();
        assertThat(check).isEqualTo(new DatabaseRefusal("23514", "violates check", "sale_ck"));
        assertThat(day.isAboutRecord()).isFalse();
        assertThat(day.isAboutMissingDay()).isTrue();
    }

    @Test
    void showsAShortMessageOnOneLine() {
        assertThat(DatabaseRefusal.of(new SQLException("a\n\tb" + "x".repeat(1_000), "22001"))
                        .message())
                .startsWith("a bxxx")
                .endsWith("...")
                .hasSizeLessThan(510);
    }

    private static PSQLException server(String message) {
        return new PSQLException(new ServerErrorMessage(message));
    }
}
