package com.globalmart.admin.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Foretells when a schedule fires, with what clocks that are put forward or back do to it. */
final class Fires {

    private static final int MOST_SKIPPED = 3_600; // an hour of a schedule that fires every second

    private Fires() {}

    /** The next times at which it fires, and between them those that clocks leave out; soonest first. */
    static List<Fire> next(Times times, Instant now, int most) {
        var fires = new ArrayList<Fire>();
        var coming = times.after(now, most);
        coming.forEach(at -> fires.add(comes(at, times)));
        if (!coming.isEmpty()) {
            fires.addAll(skipped(times, now, coming.getLast()));
        }
        fires.sort(Comparator.comparing(Fire::local));
        return fires;
    }

    private static Fire comes(Instant at, Times times) {
        var local = at.atZone(times.zone()).toLocalDateTime();
        var transition = times.zone().getRules().getTransition(local);
        if (transition == null || !transition.isOverlap()) {
            return new Fire.Comes(at, local, Fire.Clock.ONCE);
        }
        var isSecond = !at.isBefore(transition.getInstant());
        return new Fire.Comes(at, local, isSecond ? Fire.Clock.SECOND_OF_TWO : Fire.Clock.FIRST_OF_TWO);
    }

    private static List<Fire> skipped(Times times, Instant now, Instant last) {
        var skipped = new ArrayList<Fire>();
        var rules = times.zone().getRules();
        for (var change = rules.nextTransition(now);
                change != null && change.getInstant().isBefore(last);
                change = rules.nextTransition(change.getInstant())) {
            if (!change.isGap()) {
                continue;
            }
            var left = times.onTheWall(change.getDateTimeBefore(), change.getDateTimeAfter(), MOST_SKIPPED);
            if (!left.isEmpty()) {
                skipped.add(new Fire.Skipped(
                        left.getFirst(), left.size() - 1, change.getDateTimeBefore(), change.getDateTimeAfter()));
            }
        }
        return skipped;
    }
}
