package com.globalmart.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveHeapTests {

    @Test
    void readsTheTotalOfAHistogram() {
        assertThat(LiveHeap.totalOf("""
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         50034        5123456  [B (java.base@25)
                Total        300123       45678901
                """)).isEqualTo(45_678_901);
    }

    @Test
    void saysWhatItGotInstead() {
        assertThatThrownBy(() -> LiveHeap.totalOf("1234: no such process\nmore"))
                .hasMessage("jcmd told no total of the heap, it said: 1234: no such process");
    }
}
