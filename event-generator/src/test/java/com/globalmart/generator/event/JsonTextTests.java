package com.globalmart.generator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTests {

    @Test
    void writesEveryKindOfField() {
        JsonText json = new JsonText()
                .field("text", "a \"quoted\" \\ and\n")
                .field("count", 3)
                .field("flag", true)
                .field("amount", new BigDecimal("1E+2"))
                .field("at", Instant.parse("2026-03-14T15:09:26.5Z"))
                .texts("texts", List.of("a", "b"))
                .numbers("numbers", List.of())
                .objects(
                        "objects",
                        List.of(1, 2),
                        (each, number) -> each.field("n", number).field("m", 0))
                .field("last", "神戸市");

        assertThat(json).hasToString("""
                        {"text":"a \\"quoted\\" \\\\ and\\u000a","count":3,"flag":true,"amount":100,\
                        "at":"2026-03-14T15:09:26.500000Z","texts":["a","b"],"numbers":[],\
                        "objects":[{"n":1,"m":0},{"n":2,"m":0}],"last":"神戸市"}""");
        assertThat(new String(json.toBytes(), StandardCharsets.UTF_8)).isEqualTo(json.toString());
    }
}
