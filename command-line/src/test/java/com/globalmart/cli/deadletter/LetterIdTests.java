package com.globalmart.cli.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.terminal.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTests {

    @Test
    void isPrintedAsItIsTyped() {
        var id = LetterId.parse("transactions-topic/12-3/9007199254740993");

        assertThat(id).isEqualTo(new LetterId("transactions-topic", 12, 3, 9_007_199_254_740_993L));
        assertThat(id).hasToString("transactions-topic/12-3/9007199254740993");
        assertThat(LetterId.parse("a/1--1/0")).hasToString("a/1--1/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "17", "a/1-0", "a/1/0/17", "a/1-0/17 ", "a b/1-0/17", "a/1-0/x", "a/1-0/99999999999999999999"
            })
    void hasNoOtherForm(String text) {
        assertThatThrownBy(() -> LetterId.parse(text))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("'" + text + "' is no dead letter, expected TOPIC/GENERATION-PARTITION/OFFSET");
    }
}
