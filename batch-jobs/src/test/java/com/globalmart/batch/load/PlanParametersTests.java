package com.globalmart.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.execution.InvalidParameterException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.job.parameters.JobParameters;

class PlanParametersTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    @Test
    void isTheFirstAttemptUnlessAnotherIsGiven() {
        assertThat(PlanParameters.from(Map.of("businessDate", "2026-03-14"), date -> 1))
                .isEqualTo(new PlanParameters(DAY, 1));
        assertThat(PlanParameters.from(Map.of("businessDate", "2026-03-14", "attempt", "3"), date -> 1))
                .isEqualTo(new PlanParameters(DAY, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yesterday  | 1   | businessDate is \"yesterday\", expected a day as 2026-03-14",
                "2026-02-30 | 1   | businessDate is \"2026-02-30\", expected a day as 2026-03-14",
                "''         | 1   | businessDate is \"\", expected a day as 2026-03-14",
                "2026-03-14 | two | attempt is \"two\", expected a whole number",
                "2026-03-14 | 0   | attempt is 0, expected 1 or more"
            })
    void saysWhatItFoundAndWhatItExpected(String businessDate, String attempt, String message) {
        assertThatThrownBy(
                        () -> PlanParameters.from(Map.of("businessDate", businessDate, "attempt", attempt), date -> 1))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(message);
    }

    @Test
    void survivesTheParametersOfAJob() {
        var parameters = new PlanParameters(DAY, 2);

        assertThat(PlanParameters.from(parameters.toJobParameters())).isEqualTo(parameters);
        assertThatThrownBy(() -> PlanParameters.from(new JobParameters()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageEndingWith("expected businessDate and attempt");
    }

    @Test
    void tellsItsLoadFromOthers() {
        var parameters = new PlanParameters(DAY, 2).toJobParameters();

        assertThat(StageParameters.areAbout(new Load(7, DAY, 2), parameters)).isTrue();
        assertThat(StageParameters.areAbout(new Load(7, DAY, 1), parameters)).isFalse();
        assertThat(StageParameters.areAbout(new Load(7, DAY.plusDays(1), 2), parameters))
                .isFalse();
    }
}
