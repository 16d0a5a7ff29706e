package com.globalmart.batch.analytics;

import java.util.List;

/** The segments of customers, by their three scores. */
final class Segments {

    private static final int HIGHEST_SCORE = 555;

    /** @param rfmScore 111 to 555 */
    record Segment(int rfmScore, String segment) {}

    private final String[] segments = new String[HIGHEST_SCORE + 1]; // by RFM score

    Segments(List<Segment> all) {
        all.forEach(one -> segments[one.rfmScore()] = one.segment());
    }

    /** The segment of an RFM score; the reference data has one for each. */
    String of(int rfmScore) {
        return segments[rfmScore];
    }
}
