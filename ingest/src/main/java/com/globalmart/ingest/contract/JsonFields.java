package com.globalmart.ingest.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one JSON object, one after the other as they stand in the bytes:
 *
 * <pre>{@code
 * while (fields.next()) {
 *     switch (fields.name()) {
 *         case "user_id" -> userId = fields.identifier();
 *         default -> fields.keep();
 *     }
 * }
 * return new Sale(fields.required("user_id", userId), fields.extra());
 * }</pre>
 *
 * <p>Every reading method takes the value of the current field. A null in the bytes is null; a value that the contract does
 * not allow is noted, reads as null, and makes the record unreadable in the end, unless the field is given again.
 */
public final class JsonFields {

    private final JsonParser json;
    private final Problems problems;
    private final @Nullable JsonFields parent;
    private final int index; // of this line in the parent's current list
    private String name = "";
    private @Nullable Map<String, @Nullable Object> extra;

    JsonFields(JsonParser json, Problems problems) {
        this(json, problems, null, 0);
    }

    private JsonFields(JsonParser json, Problems problems, @Nullable JsonFields parent, int index) {
        this.json = json;
        this.problems = problems;
        this.parent = parent;
        this.index = index;
    }

    /** Moves on to the next field; false at the end of the object. */
    public boolean next() {
        String found = json.nextName();
        if (found == null) {
            return false;
        }
        name = found;
        json.nextToken();
        if (!problems.isEmpty()) {
            problems.forget(path(name));
        }
        return true;
    }

    public String name() {
        return name;
    }

    /**
     * The value of a required field.
     *
     * @param value what was read of it
     */
    public <V> V required(String field, @Nullable V value) {
        if (value != null) {
            return value;
        }
        if (problems.isAbout(path(field))) {
            problems.throwFirst();
        }
        throw new UnreadableException(
                Reason.MISSING_FIELD, "field %s is not there or null, expected a value".formatted(path(field)));
    }

    /** What {@link #keep()} has kept, or null. */
    public @Nullable Extra extra() {
        return extra == null || extra.isEmpty() ? null : new Extra(extra);
    }

    /** Keeps a field that the contract does not name. */
    public void keep() {
        String objection = Texts.objection(name);
        if (objection != null) {
            problem("a name that " + objection, "a name that can be stored");
        }
        keep(name, new JsonValues(json, detail -> problem(detail, "a value that can be stored")).current());
    }

    public @Nullable UUID uuid() {
        return parsed("a UUID", Texts::uuid);
    }

    /** An instant, to the microsecond. */
    public @Nullable Instant timestamp() {
        return parsed("an ISO 8601 timestamp", Timestamps::instant);
    }

    /** A date, or the UTC day of a timestamp. */
    public @Nullable LocalDate date() {
        return parsed("an ISO 8601 date or timestamp", Timestamps::day);
    }

    /** A text of 1 to 64 characters. */
    public @Nullable String identifier() {
        String text = text(Texts.LONGEST_IDENTIFIER);
        if (text != null && text.isEmpty()) {
            problem("an empty text", "1 to %d characters".formatted(Texts.LONGEST_IDENTIFIER));
            return null;
        }
        return text;
    }

    /** A text of at most 10,000 characters. */
    public @Nullable String text() {
        return text(Texts.LONGEST);
    }

    /** A text of at most so many characters (code points). */
    public @Nullable String text(int longest) {
        if (isNull() || !is(JsonToken.VALUE_STRING, "a text")) {
            return null;
        }
        String text = json.getString();
        String objection = Texts.objection(text);
        if (objection != null) {
            problem("a text that " + objection, "a text that can be stored");
            return null;
        }
        if (Texts.isLongerThan(longest, text)) {
            problem(Texts.shown(text), "at most %d characters".formatted(longest));
            return null;
        }
        return text;
    }

    public @Nullable String oneOf(Set<String> allowed) {
        String text = text();
        if (text != null && !allowed.contains(text)) {
            problem(Texts.shown(text), "one of " + String.join(", ", allowed));
            return null;
        }
        return text;
    }

    /** A decimal, rounded half-even to 4 decimals, less than 10^12 in size. */
    public @Nullable BigDecimal money() {
        return number("a number smaller than 10^12", Numbers::money);
    }

    /** A whole number of 32 bits; {@code 2.0} is 2. */
    public @Nullable Integer integer() {
        return number("a whole number of 32 bits", Numbers::integer);
    }

    public @Nullable Boolean flag() {
        if (isNull()) {
            return null;
        }
        return switch (json.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> {
                is(JsonToken.VALUE_TRUE, "true or false");
                yield null;
            }
        };
    }

    /** A list without nulls; each element is read by one of the methods here, such as {@code fields::text}. */
    public <E> @Nullable List<E> list(Supplier<@Nullable E> element) {
        if (isNull() || !is(JsonToken.START_ARRAY, "a list")) {
            return null;
        }
        var elements = new ArrayList<E>();
        String list = name;
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            name = list + "[" + i + "]";
            E read = element.get();
            if (read != null) {
                elements.add(read);
            } else if (json.currentToken() == JsonToken.VALUE_NULL) {
                problem("null", "a value");
            }
        }
        name = list;
        return elements;
    }

    /** A list of so many objects; each is read by the given parser. */
    public <E> @Nullable List<E> objects(int least, int most, Function<JsonFields, E> parser) {
        if (extra != null) {
            extra.remove(name); // what an earlier field of this name had more
        }
        if (isNull() || !is(JsonToken.START_ARRAY, "a list")) {
            return null;
        }
        var elements = new ArrayList<E>();
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            E element = object(count++, parser);
            if (element != null && count <= most) {
                elements.add(element);
            }
        }
        if (count < least || count > most) {
            problem("a list of %d".formatted(count), "%d to %d".formatted(least, most));
        }
        return elements.size() == count && count >= least ? elements : null;
    }

    private <E> @Nullable E object(int position, Function<JsonFields, E> parser) {
        String list = name;
        name = list + "[" + position + "]";
        try {
            if (!is(JsonToken.START_OBJECT, "an object")) {
                return null;
            }
            var line = new JsonFields(json, problems, this, position);
            name = list;
            E element = parser.apply(line);
            if (line.extra != null) {
                keepOfLine(position, line.extra);
            }
            return element;
        } catch (UnreadableException e) {
            problems.add(path(list) + "[" + position + "]", e.reason(), e.detail());
            return null;
        } finally {
            name = list;
        }
    }

    @SuppressWarnings("unchecked") // only this method puts something under the name of a list
    private void keepOfLine(int position, Map<String, @Nullable Object> ofLine) {
        if (extra == null || extra.get(name) == null) {
            keep(name, new LinkedHashMap<String, @Nullable Object>());
        }
        if (extra != null && extra.get(name) instanceof Map<?, ?> lines) {
            ((Map<String, @Nullable Object>) lines).put(String.valueOf(position), ofLine);
        }
    }

    private void keep(String field, @Nullable Object value) {
        if (extra == null) {
            extra = new LinkedHashMap<>();
        }
        extra.put(field, value);
    }

    /** Notes that the current field has not the value it should have. */
    public void problem(String found, String expected) {
        problems.add(
                path(name),
                Reason.INVALID_FIELD,
                "field %s is %s, expected %s".formatted(Texts.shown(path(name)), found, expected));
    }

    private <V> @Nullable V parsed(String expected, Function<String, @Nullable V> parse) {
        String text = text();
        if (text == null) {
            return null;
        }
        V value = parse.apply(text);
        if (value == null) {
            problem(Texts.shown(text), expected);
        }
        return value;
    }

    private <V> @Nullable V number(String expected, Function<BigDecimal, @Nullable V> narrow) {
        if (isNull()) {
            return null;
        }
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT && !is(JsonToken.VALUE_NUMBER_FLOAT, "a number")) {
            return null;
        }
        BigDecimal number = Numbers.bounded(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
        V value = number == null ? null : narrow.apply(number);
        if (value == null) {
            problem(Texts.shown(json.getString()), expected);
        }
        return value;
    }

    private boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Whether the value is of that kind; where not, it is skipped and noted. */
    private boolean is(JsonToken kind, String expected) {
        if (json.currentToken() == kind) {
            return true;
        }
        String found = switch (json.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text " + Texts.shown(json.getString());
            default -> Texts.shown(json.getString());
        };
        problem(found, expected);
        json.skipChildren();
        return false;
    }

    private String path(String field) {
        return parent == null ? field : "%s[%d].%s".formatted(parent.path(parent.name), index, field);
    }
}
