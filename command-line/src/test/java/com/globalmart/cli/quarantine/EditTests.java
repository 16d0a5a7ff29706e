package com.globalmart.cli.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.terminal.CommandFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "country=Germany              | {\"country\":\"Germany\"}",
                "country=a=b                  | {\"country\":\"a=b\"}",
                "country=                     | {\"country\":\"\"}",
                "quantity=-3                  | {\"quantity\":-3}",
                "price=29.9                   | {\"price\":29.9}",
                "user_id=\"17\"               | {\"user_id\":\"17\"}",
                "currency=null                | {\"currency\":null}",
                "timestamp=2026-03-14T12:00:00Z | {\"timestamp\":\"2026-03-14T12:00:00Z\"}",
                "products=[{\"quantity\": 1}] | {\"products\":[{\"quantity\":1}]}"
            })
    void takesJsonAsJsonAndAllElseAsText(String assignment, String expected) {
        assertThat(Edit.of(List.of(assignment))).isEqualTo(expected);
    }

    @Test
    void takesSeveralFields() {
        assertThat(Edit.of(List.of("country=France", "currency=EUR")))
                .isEqualTo("{\"country\":\"France\",\"currency\":\"EUR\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "=Germany", "products=[{", "user_id=\"17"})
    void hasNoOtherForm(String assignment) {
        assertThatThrownBy(() -> Edit.of(List.of(assignment)))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("--set ");
    }
}
