package com.globalmart.ingest.sale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.globalmart.ingest.contract.Reading;
import com.globalmart.ingest.contract.RecordReader;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SaleTests {

    private static final String GOOD = """
            {"transaction_id":"0b9c1c52-6d1e-4c7e-9a33-000000000001","user_id":"USER_1","timestamp":"2026-03-14T15:09:26Z",
             "products":[{"product_id":"PROD_1","quantity":2,"price":29.9,"discount_amount":1.5},
                         {"product_id":"PROD_2","quantity":1,"price":5}],
             "total_amount":63.3,"payment_method":"PayPal","country":"Germany","currency":"EUR","session_id":"S1"}
            """;

    @Test
    void readsEveryField() {
        Sale sale = sale(GOOD);

        assertThat(sale.userId()).isEqualTo("USER_1");
        assertThat(sale.lines())
                .containsExactly(
                        new Sale.Line("PROD_1", 2, new BigDecimal("29.9"), new BigDecimal("1.5")),
                        new Sale.Line("PROD_2", 1, new BigDecimal("5"), BigDecimal.ZERO));
        assertThat(sale.currency()).isEqualTo("EUR");
        assertThat(sale.sessionId()).isEqualTo("S1");
        assertThat(sale.extra()).isNull();
    }

    static Stream<Arguments> sayings() {
        return Stream.of(
                argumentSet("white space", GOOD.replace(",", " ,\n"), true),
                argumentSet(
                        "order of fields",
                        "{\"country\":\"Germany\"," + GOOD.strip().substring(1),
                        true),
                argumentSet("another offset", GOOD.replace("15:09:26Z", "17:09:26+02:00"), true),
                argumentSet("zeros behind the point", GOOD.replace("29.9", "29.90"), true),
                argumentSet("an exponent", GOOD.replace("63.3", "633e-1"), true),
                argumentSet(
                        "no discount, said", GOOD.replace("\"price\":5", "\"price\":5,\"discount_amount\":null"), true),
                argumentSet("upper case of the UUID", GOOD.replace("0b9c1c52", "0B9C1C52"), true),
                argumentSet("another price", GOOD.replace("29.9", "29.91"), false),
                argumentSet("another time", GOOD.replace("15:09:26Z", "15:09:26.000001Z"), false),
                argumentSet("another discount", GOOD.replace("1.5", "1.6"), false),
                argumentSet("no currency", GOOD.replace("\"EUR\"", "null"), false),
                argumentSet(
                        "currency and session exchanged",
                        GOOD.replace("EUR", "S1").replaceFirst("S1\"}", "EUR\"}"),
                        false),
                argumentSet(
                        "one field more", GOOD.replace("{\"transaction_id", "{\"coupon\":1,\"transaction_id"), false));
    }

    @ParameterizedTest
    @MethodSource("sayings")
    void hashesWhatIsSaidAndNotHow(String other, boolean same) {
        assertThat(hash(other) == hash(GOOD)).isEqualTo(same);
    }

    @Test
    void hashesUnknownFieldsWithoutTheirOrder() {
        String one = GOOD.replace("{\"transaction_id", "{\"a\":{\"x\":1,\"y\":[2.50]},\"b\":null,\"transaction_id");
        String other = GOOD.replace("{\"transaction_id", "{\"b\":null,\"a\":{\"y\":[2.5],\"x\":1.0},\"transaction_id");
        String third = GOOD.replace("{\"transaction_id", "{\"b\":null,\"a\":{\"y\":[2.5],\"x\":2},\"transaction_id");

        assertThat(hash(one)).isEqualTo(hash(other)).isNotEqualTo(hash(third));
    }

    private static long hash(String json) {
        return SaleConfiguration.TABLE.contentHash(sale(json));
    }

    private static Sale sale(String json) {
        return switch (RecordReader.read(json.getBytes(UTF_8), SaleParser::parse)) {
            case Reading.Readable<Sale>(var sale) -> sale;
            case Reading.Unreadable<Sale> unreadable -> throw new AssertionError(unreadable);
        };
    }
}
