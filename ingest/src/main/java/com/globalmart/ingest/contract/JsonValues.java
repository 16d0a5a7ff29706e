package com.globalmart.ingest.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Any JSON value, whatever it is, as far as PostgreSQL can keep it: for the fields that no contract names. */
final class JsonValues {

    private final JsonParser json;
    private final Consumer<String> objections;

    /**
     * @param objections is told what PostgreSQL could not keep
     */
    JsonValues(JsonParser json, Consumer<String> objections) {
        this.json = json;
        this.objections = objections;
    }

    /** The value at which the parser stands; it stands at the value's last token afterwards. */
    @Nullable
    Object current() {
        return switch (json.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> storable(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            object.put(storable(name), current());
        }
        return object;
    }

    private List<@Nullable Object> list() {
        var list = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(current());
        }
        return list;
    }

    private String storable(String text) {
        String objection = Texts.objection(text);
        if (objection != null) {
            objections.accept("a text that " + objection);
        }
        return text;
    }

    private @Nullable BigDecimal number() {
        BigDecimal number = Numbers.bounded(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
        if (number == null) {
            objections.accept(Texts.shown(json.getString()));
        }
        return number;
    }
}
