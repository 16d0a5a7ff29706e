package com.globalmart.batch.fact;

import static java.util.Map.entry;

import java.util.Map;

/** The numbers by which facts say what happened, as in {@code warehouse.event_type}. They never change. */
public final class EventTypes {

    static final Map<String, Integer> KEYS = Map.ofEntries(
            entry("view", 1),
            entry("search", 2),
            entry("filter", 3),
            entry("compare", 4),
            entry("add_to_cart", 11),
            entry("remove_from_cart", 12),
            entry("update_quantity", 13),
            entry("checkout", 14),
            entry("cart_abandonment", 15));

    private EventTypes() {}

    /**
     * The number of a type.
     *
     * @throws IllegalArgumentException if there is none of that name; landing lets none in
     */
    public static int key(String eventType) {
        var key = KEYS.get(eventType);
        if (key == null) {
            throw new IllegalArgumentException(
                    "an event of type \"%s\", expected one of %s".formatted(eventType, KEYS.keySet()));
        }
        return key;
    }
}
