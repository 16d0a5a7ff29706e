package com.globalmart.generator.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** A JSON object in the making, fields in the order they are added. */
public final class JsonText {

    private static final int USUAL_LENGTH = 640;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);
    private boolean isFirst = true;

    JsonText() {
        text.append('{');
    }

    JsonText field(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    JsonText field(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText field(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText field(String name, BigDecimal value) {
        name(name);
        text.append(value.toPlainString());
        return this;
    }

    JsonText field(String name, Instant value) {
        name(name);
        text.append('"').append(Timestamps.iso(value)).append('"');
        return this;
    }

    JsonText texts(String name, List<String> values) {
        return list(name, values, JsonText::quote);
    }

    JsonText numbers(String name, List<BigDecimal> values) {
        return list(name, values, (json, value) -> json.text.append(value.toPlainString()));
    }

    /** A list of objects, whose fields {@code fields} writes. */
    <T> JsonText objects(String name, List<T> values, BiConsumer<JsonText, T> fields) {
        return list(name, values, (json, value) -> {
            json.text.append('{');
            json.isFirst = true;
            fields.accept(json, value);
            json.text.append('}');
            json.isFirst = false;
        });
    }

    @Override
    public String toString() {
        return text + "}";
    }

    /** The whole object in UTF-8. */
    public byte[] toBytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    private <T> JsonText list(String name, List<T> values, BiConsumer<JsonText, T> write) {
        name(name);
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            write.accept(this, values.get(i));
        }
        text.append(']');
        isFirst = false;
        return this;
    }

    private void name(String name) {
        if (!isFirst) {
            text.append(',');
        }
        isFirst = false;
        text.append('"').append(name).append("\":");
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter < ' ') {
                text.append("\\u00").append(letter < 16 ? '0' : '1').append(Character.forDigit(letter % 16, 16));
                continue;
            }
            if (letter == '"' || letter == '\\') {
                text.append('\\');
            }
            text.append(letter);
        }
        text.append('"');
    }
}
