package com.globalmart.admin.page;

import java.time.Instant;

/**
 * A moment as a page shows it.
 *
 * @param machine ISO 8601, for the {@code time} element
 * @param words to the second, with the zone
 */
public record Moment(String machine, String words) {

    public static Moment of(Instant instant) {
        return new Moment(instant.toString(), Words.moment(instant));
    }
}
