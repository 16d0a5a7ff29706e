package com.globalmart.ingest.contract;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads the bytes of a record in one pass. Where a record has several faults the first of {@link Reason} is told as far as
 * the whole can tell (cut off comes before a wrong field), then the required fields in the order of the schema.
 */
public final class RecordReader {

    /** Deeper nesting than this is refused: nobody means it, and PostgreSQL would run out of stack. */
    static final int DEEPEST = 500;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION) // the contract says UTF-8
            .recyclerPool(JsonRecyclerPools.threadLocalPool()) // a few threads read all records, one after the other
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE) // a long number is out of range, not "not JSON"
                    .maxStringLength(Integer.MAX_VALUE) // the broker bounds a record
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private RecordReader() {}

    /**
     * Reads a whole value.
     *
     * @param parser takes the fields of the record and makes the record of them
     */
    public static <T> Reading<T> read(byte @Nullable [] value, Function<JsonFields, T> parser) {
        if (value == null || value.length == 0) {
            return new Reading.Unreadable<>(Reason.EMPTY, "the value is empty, expected a JSON object");
        }
        if (!Texts.isUtf8(value)) {
            return new Reading.Unreadable<>(
                    Reason.NOT_JSON,
                    "the value of %d bytes is not text in UTF-8, expected JSON".formatted(value.length));
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), value)) {
            return read(json, parser);
        } catch (UnreadableException e) {
            return new Reading.Unreadable<>(e.reason(), e.detail());
        } catch (StreamConstraintsException e) {
            return tooDeep(value);
        } catch (JacksonException e) {
            return new Reading.Unreadable<>(Reason.NOT_JSON, notJson(value, e));
        }
    }

    private static <T> Reading<T> read(JsonParser json, Function<JsonFields, T> parser) {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new UnreadableException(Reason.NOT_JSON, "the value is white space, expected a JSON object");
        }
        if (first != JsonToken.START_OBJECT) {
            String found = describe(json);
            json.skipChildren();
            requireEnd(json);
            throw new UnreadableException(
                    Reason.NOT_AN_OBJECT, "the value is %s, expected a JSON object".formatted(found));
        }
        var problems = new Problems();
        var fields = new JsonFields(json, problems);
        T content = null;
        UnreadableException unreadable = null;
        try {
            content = parser.apply(fields);
        } catch (UnreadableException e) {
            unreadable = e;
        }
        requireEnd(json);
        if (unreadable != null) {
            throw unreadable;
        }
        problems.throwFirst();
        if (content == null) {
            throw new IllegalStateException("a parser returned nothing for a readable record");
        }
        return new Reading.Readable<>(content);
    }

    private static void requireEnd(JsonParser json) {
        if (json.nextToken() != null) {
            throw new UnreadableException(
                    Reason.NOT_JSON,
                    "something follows the end of the JSON text at byte %d, expected nothing"
                            .formatted(json.currentTokenLocation().getByteOffset()));
        }
    }

    private static String describe(JsonParser json) {
        return switch (json.currentToken()) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> json.getString();
        };
    }

    private static <T> Reading<T> tooDeep(byte[] value) {
        String detail = "the value is nested deeper than %d levels, expected less".formatted(DEEPEST);
        int first = 0;
        while (value[first] <= ' ') {
            first++;
        }
        return new Reading.Unreadable<>(value[first] == '{' ? Reason.INVALID_FIELD : Reason.NOT_AN_OBJECT, detail);
    }

    private static String notJson(byte[] value, JacksonException e) {
        return "the value of %d bytes is not JSON: %s"
                .formatted(value.length, Texts.shown(String.valueOf(e.getOriginalMessage())));
    }
}
