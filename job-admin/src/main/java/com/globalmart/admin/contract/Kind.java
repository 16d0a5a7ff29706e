package com.globalmart.admin.contract;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What the value of a field is, in the words that ingest has for it. */
enum Kind {
    STRING("a text"),
    NUMBER("a number"),
    INTEGER("a whole number of 32 bits"),
    BOOLEAN("true or false"),
    ARRAY("a list"),
    OBJECT("an object");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** A field whose words are listed is a text. */
    static Kind of(JsonNode schema) {
        var type = schema.path("type");
        var names =
                type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString("string"));
        for (var kind : values()) {
            if (names.contains(kind.name().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new IllegalStateException("a schema has the type %s, known: %s".formatted(names, List.of(values())));
    }

    boolean isOf(JsonNode value) {
        return switch (this) {
            case STRING -> value.isString();
            case NUMBER -> value.isNumber();
            case INTEGER -> value.isNumber() && isWhole(value);
            case BOOLEAN -> value.isBoolean();
            case ARRAY -> value.isArray();
            case OBJECT -> value.isObject();
        };
    }

    /** {@code 2.0} is 2, as for ingest. */
    private static boolean isWhole(JsonNode value) {
        double number = value.asDouble();
        return number == Math.rint(number) && number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
    }
}
