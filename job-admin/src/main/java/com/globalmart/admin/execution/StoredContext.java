package com.globalmart.admin.execution;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a step keeps for its next attempt, as the job repository stores it: JSON in which a value may stand beside its type. */
public final class StoredContext {

    private final JsonNode values;

    private StoredContext(JsonNode values) {
        this.values = values;
    }

    /** A context that cannot be read says nothing: the restart itself tells what is wrong with it. */
    public static StoredContext parse(String json) {
        try {
            return new StoredContext(JsonMapper.shared().readTree(json));
        } catch (JacksonException e) {
            return new StoredContext(JsonMapper.shared().createObjectNode());
        }
    }

    public boolean has(String key) {
        return values.has(key);
    }

    @Nullable
    public String text(String key) {
        var value = value(key);
        return value.isMissingNode() ? null : value.asString();
    }

    @Nullable
    public Long number(String key) {
        var value = value(key);
        return value.isIntegralNumber() ? value.asLong() : null;
    }

    private JsonNode value(String key) {
        var value = values.path(key);
        return value.isArray() && value.size() == 2 ? value.path(1) : value;
    }
}
