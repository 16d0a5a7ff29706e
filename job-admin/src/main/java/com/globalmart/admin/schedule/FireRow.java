package com.globalmart.admin.schedule;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time to come, as a page shows it.
 *
 * @param local in the schedule's zone
 * @param utc null for a time that clocks leave out
 * @param night the business date that is asked for; empty where the job is about none
 * @param margin how long before or after it the run before usually ends
 * @param flags what is not as usual about it
 */
record FireRow(String local, @Nullable Moment utc, String night, String margin, List<State> flags) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WITH_SECONDS =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern(" z", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /**
     * The times of a schedule, each beside the run that begins with the time before it.
     *
     * @param last when it fired last
     */
    static List<FireRow> of(List<Fire> fires, ZoneId zone, Usual usual, boolean isAboutADate, @Nullable Instant last) {
        var rows = new ArrayList<FireRow>();
        var before = last;
        for (var fire : fires) {
            switch (fire) {
                case Fire.Comes comes -> {
                    rows.add(row(comes, zone, usual, isAboutADate, before));
                    before = comes.at();
                }
                case Fire.Skipped skipped -> rows.add(row(skipped, isAboutADate));
            }
        }
        return rows;
    }

    private static FireRow row(
            Fire.Comes fire, ZoneId zone, Usual usual, boolean isAboutADate, @Nullable Instant before) {
        var flags = new ArrayList<State>();
        clock(fire, flags);
        var margin = Words.NOTHING;
        if (before != null && usual.isKnown()) {
            var room = Duration.between(before, fire.at());
            margin = margin(room, usual, flags);
        }
        return new FireRow(
                local(fire.local()) + OFFSET.format(fire.at().atZone(zone)),
                Moment.of(fire.at()),
                night(fire.local(), isAboutADate),
                margin,
                flags);
    }

    private static void clock(Fire.Comes fire, List<State> flags) {
        if (fire.clock() == Fire.Clock.ONCE) {
            return;
        }
        var which = fire.clock() == Fire.Clock.SECOND_OF_TWO ? "second" : "first";
        flags.add(new State(
                "doubled hour",
                Mark.WARN,
                "Clocks are put back and show %s twice: it fires at the %s."
                        .formatted(CLOCK.format(fire.local()), which)));
    }

    /** Beside the run that the fire before it has begun. */
    private static String margin(Duration room, Usual usual, List<State> flags) {
        var left = room.minus(usual.median());
        if (left.isNegative()) {
            flags.add(new State(
                    "overlaps",
                    Mark.BAD,
                    "The run before usually still goes on then: the launch waits or is refused."));
            return Words.duration(left.negated()) + " after";
        }
        if (room.compareTo(usual.longest()) < 0) {
            flags.add(new State(
                    "may overlap",
                    Mark.WARN,
                    "The longest of the last runs took %s: after such a one it fires too early."
                            .formatted(Words.duration(usual.longest()))));
        }
        return Words.duration(left) + " before";
    }

    private static FireRow row(Fire.Skipped skipped, boolean isAboutADate) {
        var others = skipped.others() == 0 ? "" : " and %s after it".formatted(Words.count(skipped.others(), "time"));
        var launch = isAboutADate ? " Launch that night by hand, or choose another time." : "";
        var flag = new State(
                "skipped hour",
                Mark.WARN,
                "Clocks are put forward from %s to %s: this time%s does not come, and nothing is asked for.%s"
                        .formatted(CLOCK.format(skipped.before()), CLOCK.format(skipped.after()), others, launch));
        return new FireRow(
                local(skipped.local()), null, night(skipped.local(), isAboutADate), Words.NOTHING, List.of(flag));
    }

    private static String local(LocalDateTime time) {
        return (time.getSecond() == 0 ? LOCAL : WITH_SECONDS).format(time);
    }

    private static String night(LocalDateTime local, boolean isAboutADate) {
        return isAboutADate ? local.toLocalDate().minusDays(1).toString() : "";
    }
}
