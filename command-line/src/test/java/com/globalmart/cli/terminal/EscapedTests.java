package com.globalmart.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedTests {

    @ParameterizedTest(name = "U+{0}")
    @CsvSource({
        "1b, \\u001b", // escape: colours, the cursor, the title of the window
        "07, \\u0007",
        "08, \\u0008", // backspace: writes over what stood before
        "0d, \\r",
        "09, \\t",
        "0a, \\n",
        "7f, \\u007f",
        "9b, \\u009b", // what begins a command in eight bits
        "202e, \\u202e", // turns the direction of what follows
        "200b, \\u200b", // nothing to be seen
        "2028, \\u2028",
        "d800, \\ud800",
        "e000, \\ue000",
        "e0041, \\udb40\\udc41"
    })
    void showsWhatATerminalWouldObey(String sign, String shown) {
        var text = "a" + new String(Character.toChars(Integer.parseInt(sign, 16))) + "z";

        assertThat(Escaped.line(text)).isEqualTo("a" + shown + "z");
    }

    @Test
    void leavesWhatPeopleWrite() {
        assertThat(Escaped.line("Köln, 東京 \"x\\y\" 😀 {}")).isEqualTo("Köln, 東京 \"x\\y\" 😀 {}");
    }

    @Test
    void keepsLinesWhereTheyAreWanted() {
        assertThat(Escaped.lines("one\r\ntwo\u001b[2J")).isEqualTo("one\\r\ntwo\\u001b[2J");
    }
}
