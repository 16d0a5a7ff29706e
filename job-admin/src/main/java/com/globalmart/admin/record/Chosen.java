package com.globalmart.admin.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records a form or an address names, as it was sent; {@link Choice#of} judges it.
 *
 * @param id records as they are printed
 * @param topic a topic
 * @param reasonCode a word of the contract
 */
public record Chosen(
        @Nullable List<String> id,
        @Nullable String topic,
        @Nullable String reasonCode) {

    /** The records that are named; none where all of a reason are meant. */
    public List<String> ids() {
        return id == null ? List.of() : id;
    }
}
