package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one key as its statements tell it: spans without overlaps, no two neighbours alike, gaps only where the key
 * was deleted. It depends on what was said and for when, not on the order of arrival.
 *
 * @param spans in the order of time
 * @param overwritten the latest said of what is not tracked; null when nothing was ever said
 */
record History<T, O>(List<Span<T>> spans, @Nullable O overwritten) {

    record Span<T>(Instant from, Instant to, T tracked) {}

    static <T, O> History<T, O> of(Collection<Statement<T, O>> statements) {
        var ordered = statements.stream().sorted(Statement.ORDER).toList();
        var spans = new ArrayList<Span<T>>();
        O overwritten = null;
        for (int i = 0; i < ordered.size(); i++) {
            var statement = ordered.get(i);
            var isLast = i + 1 == ordered.size();
            if (!isLast && ordered.get(i + 1).at().equals(statement.at())) {
                continue; // a later position speaks of the same instant
            }
            var profile = statement.profile();
            if (profile == null) {
                continue;
            }
            overwritten = profile.overwritten();
            var from = isEarliest(ordered, statement) ? Eternity.START : statement.at();
            var to = isLast ? Eternity.END : ordered.get(i + 1).at();
            append(spans, new Span<>(from, to, profile.tracked()));
        }
        return new History<>(spans, overwritten);
    }

    /** The earliest statement also holds for all time before it. */
    private static boolean isEarliest(List<? extends Statement<?, ?>> ordered, Statement<?, ?> statement) {
        return ordered.getFirst().at().equals(statement.at());
    }

    private static <T> void append(List<Span<T>> spans, Span<T> next) {
        if (!spans.isEmpty()) {
            var last = spans.getLast();
            if (last.to().equals(next.from()) && last.tracked().equals(next.tracked())) {
                spans.set(spans.size() - 1, new Span<>(last.from(), next.to(), last.tracked()));
                return;
            }
        }
        spans.add(next);
    }
}
