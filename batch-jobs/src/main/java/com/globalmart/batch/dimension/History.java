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
 * @param lastSaid the latest profile, by the time of the business; null when the key was only ever deleted
 */
record History(List<Span> spans, @Nullable Profile lastSaid) {

    /** Over {@code [from, to)} the tracked attributes were these. */
    record Span(Instant from, Instant to, List<@Nullable Object> tracked) {}

    static History of(Collection<Statement> statements) {
        var ordered = statements.stream().sorted(Statement.ORDER).toList();
        var spans = new ArrayList<Span>();
        Profile lastSaid = null;
        for (int i = 0; i < ordered.size(); i++) {
            var statement = ordered.get(i);
            var profile = statement.profile();
            if (profile == null) {
                continue;
            }
            lastSaid = profile;
            var isLast = i + 1 == ordered.size();
            if (!isLast && ordered.get(i + 1).at().equals(statement.at())) {
                continue; // a later position speaks of the same instant
            }
            var isEarliest = ordered.getFirst().at().equals(statement.at());
            append(
                    spans,
                    new Span(
                            isEarliest
                                    ? Eternity.START
                                    : statement.at(), // the earliest also holds for all time before it
                            isLast ? Eternity.END : ordered.get(i + 1).at(),
                            profile.tracked()));
        }
        return new History(spans, lastSaid);
    }

    private static void append(List<Span> spans, Span next) {
        if (!spans.isEmpty()) {
            var last = spans.getLast();
            if (last.to().equals(next.from()) && last.tracked().equals(next.tracked())) {
                spans.set(spans.size() - 1, new Span(last.from(), next.to(), last.tracked()));
                return;
            }
        }
        spans.add(next);
    }
}
