package com.globalmart.admin.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What ingest would object to in a record, in its words, as far as the schema says. It never objects to what ingest takes; ingest
 * has the last word about times.
 */
final class Objections {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_SHOWN = 80;
    private static final double LARGEST_NUMBER = 1e12;
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}.*");

    private final List<String> found = new ArrayList<>();

    private Objections() {}

    /** @param record a JSON object */
    static List<String> to(JsonNode record, List<ContractField> fields) {
        var objections = new Objections();
        fields.forEach(field -> objections.field(field, record.get(field.name()), field.name()));
        return List.copyOf(objections.found);
    }

    static List<ContractField> fields(JsonNode schema) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        return schema.path("properties").properties().stream()
                .map(field -> new ContractField(field.getKey(), required.contains(field.getKey()), field.getValue()))
                .toList();
    }

    private void field(ContractField field, @Nullable JsonNode value, String path) {
        if (value == null || value.isNull()) {
            if (field.isRequired()) {
                found.add("field %s is not there or null, expected a value".formatted(path));
            }
            return;
        }
        value(field.schema(), value, path);
        if (field.name().equals("timestamp")
                && value.isString()
                && !TIME.matcher(value.asString()).matches()) {
            object(path, value, "an ISO 8601 timestamp");
        }
    }

    private void value(JsonNode schema, JsonNode value, String path) {
        var kind = Kind.of(schema);
        if (!kind.isOf(value)) {
            object(path, value, kind.words());
            return;
        }
        switch (kind) {
            case STRING -> text(schema, value, path);
            case ARRAY -> list(schema, value, path);
            case OBJECT ->
                fields(schema).forEach(field -> field(field, value.get(field.name()), path + "." + field.name()));
            case NUMBER -> {
                if (Math.abs(value.asDouble()) >= LARGEST_NUMBER) {
                    object(path, value, "a number smaller than 10^12");
                }
            }
            default -> {}
        }
    }

    private void text(JsonNode schema, JsonNode value, String path) {
        var text = value.asString();
        int length = text.codePointCount(0, text.length());
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(LONGEST_TEXT);
        var choices = schema.path("enum").valueStream().map(JsonNode::asString).toList();
        if (text.indexOf('\0') >= 0) {
            found.add("field %s has a NUL character, expected a text that can be stored".formatted(path));
        } else if (length < least) {
            object(path, value, "%d to %d characters".formatted(least, most));
        } else if (length > most) {
            object(path, value, "at most %d characters".formatted(most));
        } else if (!choices.isEmpty() && !choices.contains(text)) {
            object(path, value, "one of " + String.join(", ", choices));
        } else if (schema.path("format").asString("").equals("uuid") && !isUuid(text)) {
            object(path, value, "a UUID");
        }
    }

    private void list(JsonNode schema, JsonNode value, String path) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least || value.size() > most) {
            found.add("field %s is a list of %d, expected %d to %d".formatted(path, value.size(), least, most));
        }
        for (int at = 0; at < value.size(); at++) {
            value(schema.path("items"), value.path(at), "%s[%d]".formatted(path, at));
        }
    }

    private void object(String path, JsonNode value, String expected) {
        var shown = value.isObject() ? "an object" : value.isArray() ? "a list" : value.toString();
        int end = shown.offsetByCodePoints(0, Math.min(LONGEST_SHOWN, shown.codePointCount(0, shown.length())));
        found.add("field %s is %s%s, expected %s"
                .formatted(path, shown.substring(0, end), end < shown.length() ? "…" : "", expected));
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
