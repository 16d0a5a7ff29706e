package com.globalmart.ingest.contract;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record that its contract does not name, kept as they came. Fields of a line stand under the name of the
 * list and the index of the line: {@code {"products": {"0": {"gift": true}}}}.
 *
 * @param fields JSON values: maps, lists, text, decimals, booleans, null
 */
public record Extra(Map<String, @Nullable Object> fields) {

    /** The JSON text, for a column of type {@code jsonb}. */
    public String toJson() {
        var json = new StringBuilder();
        write(fields, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case String text -> writeText(text, json);
            case Boolean flag -> json.append(flag.booleanValue());
            case BigDecimal number -> json.append(number);
            case List<?> list -> writeList(list, json);
            case Map<?, ?> object -> writeObject(object, json);
            default -> throw new IllegalArgumentException("a %s is no JSON value".formatted(value.getClass()));
        }
    }

    private static void writeList(List<?> list, StringBuilder json) {
        json.append('[');
        for (Iterator<?> values = list.iterator(); values.hasNext(); ) {
            write(values.next(), json);
            json.append(values.hasNext() ? "," : "");
        }
        json.append(']');
    }

    private static void writeObject(Map<?, ?> object, StringBuilder json) {
        json.append('{');
        for (var fields = object.entrySet().iterator(); fields.hasNext(); ) {
            var field = fields.next();
            write(field.getKey(), json);
            json.append(':');
            write(field.getValue(), json);
            json.append(fields.hasNext() ? "," : "");
        }
        json.append('}');
    }

    private static void writeText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
