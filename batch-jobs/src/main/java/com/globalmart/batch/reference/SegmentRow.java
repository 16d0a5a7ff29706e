package com.globalmart.batch.reference;

import java.util.Comparator;
import java.util.List;

/**
 * A customer segment: a customer gets the first, by priority, whose bounds hold the three scores.
 *
 * @param priority ascending: the smallest is tried first
 */
record SegmentRow(
        short priority, String segment, String description, Scores recency, Scores frequency, Scores monetary) {

    static final String[] HEADER = {
        "priority",
        "segment",
        "description",
        "min_recency",
        "max_recency",
        "min_frequency",
        "max_frequency",
        "min_monetary",
        "max_monetary"
    };

    private static final int HIGHEST = 5;

    /** Scores from least to most, both included, from 1 to 5. */
    record Scores(short least, short most) {

        Scores {
            if (least < 1 || most > HIGHEST || least > most) {
                throw new IllegalArgumentException(
                        "scores %d to %d, expected 1 to 5 in ascending order".formatted(least, most));
            }
        }

        boolean hold(int score) {
            return least <= score && score <= most;
        }
    }

    private boolean holds(int recencyScore, int frequencyScore, int monetaryScore) {
        return recency.hold(recencyScore) && frequency.hold(frequencyScore) && monetary.hold(monetaryScore);
    }

    /**
     * The segments in the order in which they are tried.
     *
     * @throws BadReferenceFileException when two share a priority or a name, or when a customer could get none
     */
    static List<SegmentRow> complete(List<SegmentRow> rows) {
        if (rows.stream().map(SegmentRow::priority).distinct().count() < rows.size()
                || rows.stream().map(SegmentRow::segment).distinct().count() < rows.size()) {
            throw new BadReferenceFileException(
                    "rfm-segments.csv: a priority or a segment stands there twice, expected once");
        }
        for (int r = 1; r <= HIGHEST; r++) {
            for (int f = 1; f <= HIGHEST; f++) {
                for (int m = 1; m <= HIGHEST; m++) {
                    requireSegment(rows, r, f, m);
                }
            }
        }
        return rows.stream().sorted(Comparator.comparing(SegmentRow::priority)).toList();
    }

    private static void requireSegment(List<SegmentRow> rows, int r, int f, int m) {
        if (rows.stream().noneMatch(row -> row.holds(r, f, m))) {
            throw new BadReferenceFileException(
                    "rfm-segments.csv: no segment holds the scores R %d, F %d, M %d; end with one that holds all"
                            .formatted(r, f, m));
        }
    }
}
