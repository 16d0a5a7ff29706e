package com.globalmart.generator.record;

import com.globalmart.generator.event.ShopEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Events whose bytes cannot be read as the contracts say, each broken in one way. The ways take turns. */
final class MalformedEvents {

    private static final List<Damage> ANY_TOPIC = List.of(
            new Damage(Reason.NOT_JSON, json -> Optional.of(json.substring(0, json.length() * 3 / 5))),
            new Damage(Reason.EMPTY, json -> Optional.empty()),
            damage(Reason.MISSING_FIELD, json -> without(json, "country")),
            damage(Reason.INVALID_FIELD, json -> with(json, "timestamp", "\"14.03.2026 12:00\"")),
            damage(Reason.NOT_AN_OBJECT, json -> "[" + json + "]"),
            damage(Reason.INVALID_FIELD, json -> with(json, "user_id", "\"USER_\\u0000\"")),
            damage(Reason.MISSING_FIELD, json -> with(json, "user_id", "null")),
            damage(Reason.NOT_JSON, json -> with(json, "country", "NaN")),
            damage(Reason.INVALID_FIELD, json -> with(json, "session_id", '"' + "s".repeat(65) + '"')),
            damage(Reason.NOT_AN_OBJECT, json -> "\"the shop is closed\""),
            damage(Reason.INVALID_FIELD, json -> with(json, "country", "{}")),
            damage(Reason.MISSING_FIELD, json -> without(json, "timestamp")));

    private static final List<Damage> SALES = List.of(
            damage(Reason.INVALID_FIELD, json -> with(json, "products", "[]")),
            damage(Reason.INVALID_FIELD, json -> with(json, "quantity", "3000000000")),
            damage(Reason.INVALID_FIELD, json -> with(json, "transaction_id", "\"order 66\"")),
            damage(Reason.INVALID_FIELD, json -> with(json, "total_amount", "\"a lot\"")),
            damage(Reason.MISSING_FIELD, json -> without(json, "payment_method")),
            damage(Reason.INVALID_FIELD, json -> with(json, "total_amount", "1000000000000")));

    private static final List<Damage> VISITS = List.of(
            damage(Reason.INVALID_FIELD, json -> with(json, "event_type", "\"hover\"")),
            damage(Reason.INVALID_FIELD, json -> with(json, "event_id", "\"event 66\"")),
            damage(Reason.MISSING_FIELD, json -> without(json, "session_id")));

    private final PerTopic<List<Damage>> waiting =
            new PerTopic<>(both(SALES, ANY_TOPIC), both(VISITS, ANY_TOPIC), both(VISITS, ANY_TOPIC));

    /** The event with its bytes damaged in the way whose turn it is. */
    Outgoing damage(ShopEvent event) {
        List<Damage> damages = waiting.of(event.topic());
        Damage damage = damages.removeFirst();
        damages.add(damage);
        byte[] value = damage.to
                .apply(event.toJson().toString())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(null);
        return new Outgoing(event, value, Fate.DEAD_LETTER, damage.reason, Planted.MALFORMED);
    }

    /** The object with another value, as raw JSON, for the first field of that name. */
    static String with(String json, String field, String value) {
        Range range = rangeOf(json, field);
        return json.substring(0, range.value) + value + json.substring(range.end);
    }

    /** The object without the first field of that name. */
    static String without(String json, String field) {
        Range range = rangeOf(json, field);
        return json.charAt(range.end) == ','
                ? json.substring(0, range.name) + json.substring(range.end + 1)
                : json.substring(0, range.name - 1) + json.substring(range.end);
    }

    private static Range rangeOf(String json, String field) {
        String name = '"' + field + "\":";
        int start = json.indexOf(name);
        if (start < 0) {
            throw new IllegalArgumentException("found no field \"%s\" in %s".formatted(field, json));
        }
        int end = start + name.length();
        int depth = 0;
        boolean isText = false;
        while (isText || depth > 0 || ",}]".indexOf(json.charAt(end)) < 0) {
            char letter = json.charAt(end);
            if (letter == '"' && json.charAt(end - 1) != '\\') {
                isText = !isText;
            }
            if (!isText) {
                depth += letter == '[' || letter == '{' ? 1 : 0;
                depth -= letter == ']' || letter == '}' ? 1 : 0;
            }
            end++;
        }
        return new Range(start, start + name.length(), end);
    }

    private static Damage damage(Reason reason, UnaryOperator<String> to) {
        return new Damage(reason, json -> Optional.of(to.apply(json)));
    }

    private static List<Damage> both(List<Damage> some, List<Damage> others) {
        List<Damage> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** Where a field stands: its name, its value and the place behind the value. */
    private record Range(int name, int value, int end) {}

    /**
     * A way to be unreadable.
     *
     * @param to makes the text to send of the event's JSON; nothing for a record without a value
     */
    private record Damage(Reason reason, Function<String, Optional<String>> to) {}
}
