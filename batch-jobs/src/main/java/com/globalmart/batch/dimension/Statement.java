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
 */
record Statement(Instant at, LogPosition position, @Nullable Profile profile) {

    static final Comparator<Statement> ORDER =
            Comparator.comparing(Statement::at).thenComparing(Statement::position);
}
