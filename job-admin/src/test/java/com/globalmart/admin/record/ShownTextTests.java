package com.globalmart.admin.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTests {

    @Test
    void claimsNothingOfBytesThatWereNotLookedAt() {
        var first = "a".repeat(ShownText.MOST_BYTES).getBytes(UTF_8);

        assertThat(ShownText.of(first, first.length + 1L).about()).doesNotContain("1 byte, UTF-8", "bytes, UTF-8;");
    }

    @Test
    void cutsALineBetweenSigns() {
        assertThat(ShownText.line("ab\ud83d\ude00cd", 4)).isEqualTo("ab…");
    }
}
