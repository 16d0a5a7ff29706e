package com.globalmart.serving.cache;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer as Redis has it: JSON of these texts and numbers, whoever wrote it. Nothing in it names a class.
 *
 * @param resource what was asked for
 * @param body the answer
 * @param digest of all the others: what was cut, mixed up or put there by somebody else does not have it
 */
record SharedAnswer(
        String resource,
        int load,
        @Nullable String loadedAt,
        @Nullable String next,
        String body,
        String digest) {

    static SharedAnswer of(Place place, Rendered answer) {
        var published = answer.published();
        var whole = new SharedAnswer(
                place.resource(),
                published.load(),
                written(published.loadedAt()),
                answer.next(),
                new String(answer.body(), StandardCharsets.UTF_8),
                "");
        return new SharedAnswer(
                whole.resource, whole.load, whole.loadedAt, whole.next, whole.body, whole.expectedDigest());
    }

    /**
     * The answer, if it is the one of that place.
     *
     * @throws IllegalArgumentException if it is none
     */
    Rendered at(Place place) {
        if (body == null || !Objects.equals(digest, expectedDigest())) {
            throw new IllegalArgumentException("not as it was written");
        }
        var published = place.published();
        if (load != published.load()
                || !Objects.equals(loadedAt, written(published.loadedAt()))
                || !Objects.equals(resource, place.resource())) {
            throw new IllegalArgumentException("the answer to something else");
        }
        return Rendered.of(published, next, body.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String written(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private String expectedDigest() {
        return Rendered.digest(List.of(
                        String.valueOf(resource),
                        load,
                        String.valueOf(loadedAt),
                        String.valueOf(next),
                        String.valueOf(body))
                .toString());
    }
}
