package com.globalmart.admin.live;

import com.globalmart.admin.live.LivePanel.Fact;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How fresh the counters are, in four facts. */
final class LiveFacts {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private LiveFacts() {}

    static List<Fact> of(LiveWindow window, LiveCounts counts, Clock clock) {
        var now = clock.instant();
        return List.of(
                newest(window, counts, now),
                seen(counts.watch(), now),
                waiting(counts.watch()),
                letters(counts.watch()));
    }

    private static Fact newest(LiveWindow window, LiveCounts counts, Instant now) {
        var about = "Newest minute of the last 24 hours in which an event happened, by the events' own time";
        var newest = counts.newest().orElse(null);
        if (newest == null) {
            return new Fact("Newest event", Words.NOTHING, "none in the last 24 hours", about, false, null);
        }
        var detail = newest.equals(window.running())
                ? "in the running minute"
                : Words.duration(Duration.between(newest.plus(Duration.ofMinutes(1)), now)) + " behind the clock";
        return new Fact("Newest event", MINUTE.format(newest), detail, about, false, null);
    }

    private static Fact seen(LandingWatch watch, Instant now) {
        var about =
                "How long ago ingest looked at the ends of the logs of sales and carts, of the partition where that is longest ago";
        var oldest = watch.oldestSeen();
        if (oldest == null) {
            return new Fact("Logs seen", "never", "no partition of sales or carts", about, true, null);
        }
        return new Fact(
                "Logs seen",
                Words.ago(Duration.between(oldest, now)),
                Words.count(watch.partitions(), "partition"),
                about,
                watch.unwatched() > 0,
                null);
    }

    private static Fact waiting(LandingWatch watch) {
        return new Fact(
                "Waiting to land",
                Words.count(watch.lag(), "record"),
                watch.lag() == 0 ? "all that was seen has landed" : "not in the counters yet",
                "Records of sales and carts that were in the logs when these were last seen, and have not landed",
                false,
                null);
    }

    private static Fact letters(LandingWatch watch) {
        var about = "Records of all topics that ingest could not read and that nobody has mended or discarded yet";
        if (watch.openLetters() == 0) {
            return new Fact("Dead letters open", "0", "nothing to mend", about, false, null);
        }
        boolean isMore = watch.openLetters() > LandingWatch.MOST_LETTERS;
        var value = isMore ? "over " + Words.number(LandingWatch.MOST_LETTERS) : Words.number(watch.openLetters());
        return new Fact("Dead letters open", value, "open", about, true, "/dead-letters");
    }
}
