package com.globalmart.batch.dimension;

import com.globalmart.batch.load.LogPosition;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a source said about a key.
 *
 * @param at from when on it is so
 * @param position where it was said: of two statements for the same instant the later position wins
 * @param profile what is so; null says that the key is deleted
 * @param <T> tracked attributes (type 2)
 * @param <O> overwritten attributes (type 1)
 */
public record Statement<T, O>(
        Instant at, LogPosition position, @Nullable Profile<T, O> profile) {

    static final Comparator<Statement<?, ?>> ORDER =
            Comparator.<Statement<?, ?>, Instant>comparing(Statement::at).thenComparing(Statement::position);

    /** Tracked and overwritten attributes. */
    public record Profile<T, O>(T tracked, O overwritten) {}
}
