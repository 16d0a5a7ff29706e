package com.globalmart.admin.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.admin.job.DeclaredJob.Filled.Bad;
import com.globalmart.admin.job.DeclaredJob.Filled.Good;
import com.globalmart.admin.page.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredJobTests {

    private static final DeclaredJob JOB = new DeclaredJob(
            "nightly",
            "Loads a day",
            List.of(
                    new JobParameter("businessDate", JobParameter.Type.DATE, true, "the day"),
                    new JobParameter("file", JobParameter.Type.TEXT, false, "a file"),
                    new JobParameter("limit", JobParameter.Type.INTEGER, false, "at most")));

    @Test
    void makesARequestOfTypedValues() {
        var filled = JOB.read(Map.of("businessDate", " 2026-03-14 ", "file", "rates.csv", "limit", "12"));

        assertThat(filled)
                .isInstanceOfSatisfying(
                        Good.class,
                        good -> assertThat(good.request().toString()).isEqualTo("""
                        {"job":"nightly","businessDate":"2026-03-14","file":"rates.csv","limit":12}"""));
    }

    @Test
    void leavesOutWhatWasNotGiven() {
        var filled = JOB.read(Map.of("businessDate", "2026-03-14", "file", "", "limit", " "));

        assertThat(filled)
                .isInstanceOfSatisfying(
                        Good.class,
                        good -> assertThat(good.request().toString()).isEqualTo("""
                        {"job":"nightly","businessDate":"2026-03-14"}"""));
    }

    @Test
    void asksForWhatIsRequired() {
        assertThat(JOB.read(Map.of())).isEqualTo(new Bad(Map.of("businessDate", "is required")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9999-01-01", "1999-12-31", "2026-02-29", "14.3.2026", "../../etc/passwd", "2026-03-14T00:00"})
    void refusesWhatIsNoDay(String typed) {
        assertThat(JOB.read(Map.of("businessDate", typed)))
                .isInstanceOfSatisfying(
                        Bad.class,
                        bad -> assertThat(bad.problems().get("businessDate")).contains("expected a day"));
    }

    @ParameterizedTest
    @CsvSource({"limit, 1e3", "limit, 1234567890123456", "limit, 12.0", "limit, twelve"})
    void refusesWhatIsNoWholeNumber(String name, String typed) {
        assertThat(JOB.read(Map.of("businessDate", "2026-03-14", name, typed))).isInstanceOf(Bad.class);
    }

    @Test
    void refusesLongTextAndControlCharacters() {
        assertThat(JOB.read(Map.of("businessDate", "2026-03-14", "file", "x".repeat(251))))
                .isInstanceOf(Bad.class);
        assertThat(JOB.read(Map.of("businessDate", "2026-03-14", "file", "a\u0000b")))
                .isInstanceOf(Bad.class);
    }

    @Test
    void refusesAParameterThatWasNotDeclared() {
        assertThatThrownBy(() -> JOB.read(Map.of("class", "java.lang.Runtime")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("known: businessDate, file, limit");
    }
}
