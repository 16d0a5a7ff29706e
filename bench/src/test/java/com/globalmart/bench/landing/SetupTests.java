package com.globalmart.bench.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SetupTests {

    private final Setup.Reader reader = new Setup.Reader();

    @Test
    void readsProcessesAndConsumers() {
        assertThat(reader.convert("2x1")).isEqualTo(new Setup(2, 1));
        assertThat(reader.convert("1x2").title()).isEqualTo("1 process of 2 consumers");
        assertThat(reader.convert("2x1").title()).isEqualTo("2 processes of 1 consumer");
    }

    @Test
    void saysWhatASetupLooksLike() {
        assertThatThrownBy(() -> reader.convert("two"))
                .hasMessage("\"two\" is no setup, expected processes x consumers, such as 2x1");
    }
}
