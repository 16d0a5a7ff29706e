package com.globalmart.ingest.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordReaderTests {

    /** A record for these tests: a required name, an amount, and lines with a required count. */
    record Order(
            String name,
            @Nullable BigDecimal amount,
            @Nullable List<Integer> counts,
            @Nullable Extra extra) {}

    static Stream<Arguments> unreadable() {
        return Stream.of(
                argumentSet("empty", "", Reason.EMPTY),
                argumentSet("white space", " \n ", Reason.NOT_JSON),
                argumentSet("cut off", "{\"name\": \"x", Reason.NOT_JSON),
                argumentSet("cut off behind a wrong field", "{\"name\": 5, \"amount\"", Reason.NOT_JSON),
                argumentSet("cut off behind a bad line", "{\"name\":\"x\",\"lines\":[{}], ", Reason.NOT_JSON),
                argumentSet("NaN", "{\"name\":\"x\",\"amount\":NaN}", Reason.NOT_JSON),
                argumentSet("Infinity", "{\"name\":\"x\",\"amount\":-Infinity}", Reason.NOT_JSON),
                argumentSet("a leading zero", "{\"name\":\"x\",\"amount\":01}", Reason.NOT_JSON),
                argumentSet("single quotes", "{'name':'x'}", Reason.NOT_JSON),
                argumentSet("a comment", "{\"name\":\"x\"} // x", Reason.NOT_JSON),
                argumentSet("two objects", "{\"name\":\"x\"}{\"name\":\"x\"}", Reason.NOT_JSON),
                argumentSet("something behind", "{\"name\":\"x\"} ]", Reason.NOT_JSON),
                argumentSet("a raw control character", "{\"name\":\"\u0001\"}", Reason.NOT_JSON),
                argumentSet("a zero byte", "{\"name\":\"\0\"}", Reason.NOT_JSON),
                argumentSet("a list", "[1,2,3]", Reason.NOT_AN_OBJECT),
                argumentSet("a broken list", "[1,2,", Reason.NOT_JSON),
                argumentSet("a text", "\"x\"", Reason.NOT_AN_OBJECT),
                argumentSet("a number", "5", Reason.NOT_AN_OBJECT),
                argumentSet("null", "null", Reason.NOT_AN_OBJECT),
                argumentSet("lists in lists", "[".repeat(10_000), Reason.NOT_AN_OBJECT),
                argumentSet("not there", "{}", Reason.MISSING_FIELD),
                argumentSet("null", "{\"name\":null}", Reason.MISSING_FIELD),
                argumentSet("null at last", "{\"name\":\"x\",\"name\":null}", Reason.MISSING_FIELD),
                argumentSet(
                        "not there in a line", "{\"name\":\"x\",\"lines\":[{\"count\":1},{}]}", Reason.MISSING_FIELD),
                argumentSet("a number for a text", "{\"name\":5}", Reason.INVALID_FIELD),
                argumentSet("an object for a text", "{\"name\":{\"a\":[1]}}", Reason.INVALID_FIELD),
                argumentSet("a text for a number", "{\"name\":\"x\",\"amount\":\"5\"}", Reason.INVALID_FIELD),
                argumentSet("empty identifier", "{\"name\":\"\"}", Reason.INVALID_FIELD),
                argumentSet("65 characters", "{\"name\":\"" + "x".repeat(65) + "\"}", Reason.INVALID_FIELD),
                argumentSet("NUL", "{\"name\":\"a\\u0000\"}", Reason.INVALID_FIELD),
                argumentSet("NUL in an unknown field", "{\"name\":\"x\",\"u\":[\"\\u0000\"]}", Reason.INVALID_FIELD),
                argumentSet("NUL in an unknown name", "{\"name\":\"x\",\"\\u0000\":1}", Reason.INVALID_FIELD),
                argumentSet("half a character", "{\"name\":\"\\ud83d\"}", Reason.INVALID_FIELD),
                argumentSet("the other half", "{\"name\":\"\\ude00x\"}", Reason.INVALID_FIELD),
                argumentSet("too large", "{\"name\":\"x\",\"amount\":1e400}", Reason.INVALID_FIELD),
                argumentSet("too large, unknown", "{\"name\":\"x\",\"u\":1e100000}", Reason.INVALID_FIELD),
                argumentSet("no list", "{\"name\":\"x\",\"lines\":{}}", Reason.INVALID_FIELD),
                argumentSet("no objects", "{\"name\":\"x\",\"lines\":[1]}", Reason.INVALID_FIELD),
                argumentSet("null for a line", "{\"name\":\"x\",\"lines\":[null]}", Reason.INVALID_FIELD),
                argumentSet("no line", "{\"name\":\"x\",\"lines\":[]}", Reason.INVALID_FIELD),
                argumentSet(
                        "too many lines",
                        "{\"name\":\"x\",\"lines\":[{\"count\":1},{\"count\":1},{\"count\":1},{\"count\":1}]}",
                        Reason.INVALID_FIELD),
                argumentSet("a wrong line", "{\"name\":\"x\",\"lines\":[{\"count\":1.5}]}", Reason.INVALID_FIELD),
                argumentSet("nested 10,000 deep", "{\"u\":" + "[".repeat(10_000), Reason.INVALID_FIELD),
                argumentSet("objects 10,000 deep", "{\"a\":".repeat(10_000), Reason.INVALID_FIELD));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void tellsWhyARecordCannotBeRead(String value, Reason reason) {
        assertThat(read(value)).isInstanceOfSatisfying(Reading.Unreadable.class, found -> {
            assertThat(found.reason()).isEqualTo(reason);
            assertThat(found.detail()).isNotBlank().hasSizeLessThan(300);
        });
    }

    @Test
    void readsOnlyUtf8() {
        String umlaut = "{\"name\":\"K\u00f6ln\"}";

        assertThat(reason(umlaut.getBytes(ISO_8859_1))).isEqualTo(Reason.NOT_JSON);
        assertThat(reason(umlaut.getBytes(UTF_16))).isEqualTo(Reason.NOT_JSON);
        assertThat(reason("{\"name\":\"x\"}".getBytes(UTF_16LE))).isEqualTo(Reason.NOT_JSON);
        assertThat(readable(umlaut).name()).isEqualTo("K\u00f6ln");
        assertThat(readable("{\"name\":\"\\ud83d\\ude00\"}").name()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void countsTheLastOfAFieldGivenTwice() {
        assertThat(readable("{\"name\":\"a\",\"name\":\"b\"}").name()).isEqualTo("b");
        assertThat(readable("{\"name\":5,\"name\":\"b\"}").name()).isEqualTo("b");
        assertThat(readable("{\"name\":\"x\",\"amount\":1e400,\"amount\":null}").amount())
                .isNull();
        assertThat(readable("{\"name\":\"x\",\"lines\":[{\"count\":\"no\"}],\"lines\":[{\"count\":2}]}")
                        .counts())
                .containsExactly(2);
        assertThat(readable("{\"name\":\"x\",\"lines\":[{\"count\":1,\"a\":1}],\"lines\":[{\"count\":2}]}")
                        .extra())
                .isNull();
        assertThat(readable("{\"name\":\"x\",\"lines\":[{\"count\":\"no\",\"count\":3}]}")
                        .counts())
                .containsExactly(3);
        assertThat(extra("{\"name\":\"x\",\"u\":1,\"u\":2}")).isEqualTo("{\"u\":2}");
        assertThat(reason("{\"name\":\"b\",\"name\":5}".getBytes(UTF_8))).isEqualTo(Reason.INVALID_FIELD);
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertThat(extra("{\"a\":{\"b\":[1.50,true,null,\"q\\\"\\\\\\n\"]},\"name\":\"x\",\"big\":1e400}"))
                .isEqualTo("{\"a\":{\"b\":[1.50,true,null,\"q\\\"\\\\\\u000a\"]},\"big\":1E+400}");
        assertThat(extra("{\"name\":\"x\",\"lines\":[{\"count\":1},{\"count\":2,\"gift\":true}]}"))
                .isEqualTo("{\"lines\":{\"1\":{\"gift\":true}}}");
    }

    @Test
    void namesTheFieldTheFoundAndTheExpected() {
        assertThat(detail("{\"name\":\"x\",\"lines\":[{\"count\":1},{\"count\":2.5}]}"))
                .isEqualTo("field lines[1].count is 2.5, expected a whole number of 32 bits");
        assertThat(detail("{\"name\":\"x\",\"lines\":[{\"count\":1},{}]}"))
                .isEqualTo("field lines[1].count is not there or null, expected a value");
        assertThat(detail("{\"name\":\"" + "y".repeat(100) + "\"}"))
                .isEqualTo("field name is " + "y".repeat(80) + "... (100 characters), expected at most 64 characters");
        assertThat(detail("{\"name\":[1]}")).isEqualTo("field name is a list, expected a text");
    }

    @Test
    void takesSixtyFourCharactersNotBytes() {
        String name = "\ud83d\ude00".repeat(64);

        assertThat(readable("{\"name\":\"" + name + "\"}").name()).isEqualTo(name);
    }

    @Test
    void readsTheKeyOfADeletion() {
        assertThat(KeyReader.read("USER_1".getBytes(UTF_8), key -> key)).isEqualTo(new Reading.Readable<>("USER_1"));
        assertThat(keyReason(null)).isEqualTo(Reason.EMPTY);
        assertThat(keyReason(new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(keyReason(new byte[65])).isEqualTo(Reason.INVALID_FIELD);
        assertThat(keyReason(new byte[] {(byte) 0xff})).isEqualTo(Reason.INVALID_FIELD);
        assertThat(keyReason("x".repeat(65).getBytes(UTF_8))).isEqualTo(Reason.INVALID_FIELD);
    }

    private static Order order(JsonFields fields) {
        String name = null;
        BigDecimal amount = null;
        @Nullable List<Integer> counts = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "name" -> name = fields.identifier();
                case "amount" -> amount = fields.money();
                case "lines" -> counts = fields.objects(1, 3, RecordReaderTests::count);
                default -> fields.keep();
            }
        }
        return new Order(fields.required("name", name), amount, counts, fields.extra());
    }

    private static Integer count(JsonFields fields) {
        Integer count = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "count" -> count = fields.integer();
                default -> fields.keep();
            }
        }
        return fields.required("count", count);
    }

    private static Reading<Order> read(String value) {
        return RecordReader.read(value.getBytes(UTF_8), RecordReaderTests::order);
    }

    private static Order readable(String value) {
        return switch (read(value)) {
            case Reading.Readable<Order>(var order) -> order;
            case Reading.Unreadable<Order> unreadable -> throw new AssertionError(unreadable);
        };
    }

    private static @Nullable String extra(String value) {
        Extra extra = readable(value).extra();
        return extra == null ? null : extra.toJson();
    }

    private static @Nullable Reason reason(byte[] value) {
        return RecordReader.read(value, RecordReaderTests::order) instanceof Reading.Unreadable<Order> unreadable
                ? unreadable.reason()
                : null;
    }

    private static @Nullable String detail(String value) {
        return read(value) instanceof Reading.Unreadable<Order> unreadable ? unreadable.detail() : null;
    }

    private static @Nullable Reason keyReason(byte @Nullable [] key) {
        return KeyReader.read(key, text -> text) instanceof Reading.Unreadable<String> unreadable
                ? unreadable.reason()
                : null;
    }
}
