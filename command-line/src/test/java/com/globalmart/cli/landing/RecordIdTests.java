package com.globalmart.cli.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.terminal.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdTests {

    @Test
    void isPrintedAsItIsTyped() {
        var id = parse("transactions-topic/12-3/9007199254740993");

        assertThat(id).isEqualTo(new RecordId("transactions-topic", 12, 3, 9_007_199_254_740_993L));
        assertThat(id).hasToString("transactions-topic/12-3/9007199254740993");
        assertThat(parse("a/1--1/0")).hasToString("a/1--1/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "17", "a/1-0", "a/1/0/17", "a/1-0/17 ", "a b/1-0/17", "a/1-0/x", "a/1-0/99999999999999999999"
            })
    void hasNoOtherForm(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("'" + text + "' is no dead letter, expected TOPIC/GENERATION-PARTITION/OFFSET");
    }

    private static RecordId parse(String text) {
        return RecordId.parse(text, "dead letter", "dead-letters");
    }
}
