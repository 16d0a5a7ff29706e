package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stretch of time {@code [from, to)} in which no version holds. */
record Gap(Instant from, Instant to) {

    /** The gaps that versions in the order of time leave, from the start to the end of time. */
    static List<Gap> between(List<Version> versions) {
        var gaps = new ArrayList<Gap>();
        var at = Eternity.START;
        for (var version : versions) {
            if (at.isBefore(version.from())) {
                gaps.add(new Gap(at, version.from()));
            }
            at = version.to();
        }
        if (at.isBefore(Eternity.END)) {
            gaps.add(new Gap(at, Eternity.END));
        }
        return gaps;
    }

    boolean overlaps(Version version) {
        return from.isBefore(version.to()) && version.from().isBefore(to);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
