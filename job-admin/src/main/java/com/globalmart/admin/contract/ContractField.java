package com.globalmart.admin.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A field of a record, as the schema of its topic describes it.
 *
 * @param isRequired whether a record without it cannot be read
 * @param schema what the schema says of its value
 */
public record ContractField(String name, boolean isRequired, JsonNode schema) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A typed value that is not of the field's kind, and what was expected. */
    public static final class MisfitException extends Exception {

        MisfitException(String expected) {
            super(expected);
        }
    }

    /** What it means, as far as the schema says; may be empty. */
    public String description() {
        return schema.path("description").asString("");
    }

    /** The words that it may be; empty where it may be any. */
    public List<String> choices() {
        return schema.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    /** Whether it is nobody's business here: landed, but never carried into the warehouse. */
    boolean isPersonal() {
        return description().startsWith("personal data");
    }

    /** Whether it is a list, which is typed as JSON. */
    public boolean isList() {
        return Kind.of(schema) == Kind.ARRAY;
    }

    /** How a form shows a value of it. */
    public String typed(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isString()
                ? value.asString()
                : value.isContainer()
                        ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)
                        : value.toString();
    }

    /**
     * The value that somebody typed: a text as it is, everything else as JSON.
     *
     * @throws MisfitException if it is not of the kind that the schema says
     */
    public JsonNode value(String typed) throws MisfitException {
        var kind = Kind.of(schema);
        if (kind == Kind.STRING) {
            return JsonNodeFactory.instance.stringNode(typed);
        }
        try {
            var value = JSON.readTree(typed);
            if (kind.isOf(value)) {
                return value;
            }
        } catch (JacksonException e) {
            // told below, like a value of another kind
        }
        throw new MisfitException("expected " + kind.words());
    }
}
