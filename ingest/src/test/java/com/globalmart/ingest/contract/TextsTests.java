package com.globalmart.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0b9c1c52-6d1e-4c7e-9a33-000000000001",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "01890a5d-ac96-774b-bcce-b302099a8057"
            })
    void readsUuidsOfAnyVersion(String text) {
        assertThat(Texts.uuid(text)).isEqualTo(UUID.fromString(text));
    }

    @Test
    void readsUuidsInUpperCase() {
        assertThat(Texts.uuid("0B9C1C52-6D1E-4C7E-9A33-00000000000A"))
                .isEqualTo(UUID.fromString("0b9c1c52-6d1e-4c7e-9a33-00000000000a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not-a-uuid",
                "1-1-1-1-1",
                "0b9c1c526d1e4c7e9a33000000000001",
                "{0b9c1c52-6d1e-4c7e-9a33-00000000001}",
                "0b9c1c52-6d1e-4c7e-9a3-3000000000001",
                "0b9c1c52-6d1e-4c7e-9a33-00000000000g",
                "0b9c1c52-6d1e-4c7e-9a33-00000000000\u0661",
                "+b9c1c52-6d1e-4c7e-9a33-000000000001",
                "0b9c1c52-6d1e-4c7e-9a33-0000000000011"
            })
    void refusesOtherForms(String text) {
        assertThat(Texts.uuid(text)).isNull();
    }

    @Test
    void showsTextOnOneLine() {
        assertThat(Texts.shown("a\n\u001b[31m\0b")).isEqualTo("a??[31m?b");
    }
}
