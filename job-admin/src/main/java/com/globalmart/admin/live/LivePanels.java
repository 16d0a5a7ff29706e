package com.globalmart.admin.live;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the live counters together for the page. */
@Component
public class LivePanels {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final LiveCounters counters;
    private final Clock clock;

    LivePanels(LiveCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /** Empty when the database does not answer. */
    public Optional<LivePanel> now() {
        var window = LiveWindow.now(clock);
        return counters.read(window, clock.instant()).map(counts -> panel(window, counts));
    }

    private LivePanel panel(LiveWindow window, LiveCounts counts) {
        var watch = counts.watch();
        var span = MINUTE.format(window.first()) + " to " + MINUTE.format(window.running()) + " UTC";
        var facts = LiveFacts.of(window, counts, clock);
        if (counts.newest().isEmpty()) {
            return new LivePanel(new State("quiet", Mark.IDLE), "", emptiness(watch), facts, "", span, List.of());
        }
        boolean isSilent = isSilent(watch);
        var seen = watch.newestSeen();
        int known = isSilent && seen != null ? Math.max(0, window.index(seen)) : Strip.WIDTH;
        var state = isSilent || watch.unwatched() > 0 ? new State("stale", Mark.WARN) : new State("live", Mark.GOOD);
        return new LivePanel(state, warning(watch), null, facts, unknown(known), span, rows(counts, known));
    }

    private static List<CountryRow> rows(LiveCounts counts, int known) {
        var all = new ArrayList<>(counts.countries().values());
        counts.others().ifPresent(all::add);
        var write = new CountryRows(known);
        var rows = new ArrayList<CountryRow>();
        rows.add(write.total(CountryCounts.together(all)));
        counts.countries().forEach((name, country) -> rows.add(write.country(name, country)));
        counts.others().ifPresent(others -> rows.add(write.country("Other countries", others)));
        return rows;
    }

    private static String unknown(int known) {
        return known >= Strip.WIDTH ? "" : "M%d 0V%dH%dV0z".formatted(known, Strip.HEIGHT, Strip.WIDTH);
    }

    /** Nobody has looked at any of the logs for too long. */
    private static boolean isSilent(LandingWatch watch) {
        return watch.partitions() == watch.unwatched();
    }

    private String emptiness(LandingWatch watch) {
        var seen = watch.newestSeen();
        if (seen == null) {
            return "Ingest has never seen the topics of sales and carts: start it, and send something.";
        }
        if (isSilent(watch)) {
            return "Ingest does not answer: it last saw the ends of the logs %s. Start it, or look at it in the fleet."
                    .formatted(ago(seen));
        }
        return "Ingest is watching; what the shop sends appears here within seconds.";
    }

    private String warning(LandingWatch watch) {
        var newest = watch.newestSeen();
        var oldest = watch.oldestSeen();
        if (newest == null || oldest == null) {
            return "Ingest follows none of the topics: the counters stand still.";
        }
        if (isSilent(watch)) {
            return "Ingest does not answer: it last saw the ends of the logs %s. What happened since %s UTC is not known yet."
                    .formatted(ago(newest), MINUTE.format(newest));
        }
        if (watch.unwatched() > 0) {
            return "Ingest does not follow %d of %s: one was last looked at %s. Their events are missing since then."
                    .formatted(watch.unwatched(), Words.count(watch.partitions(), "partition"), ago(oldest));
        }
        return "";
    }

    private String ago(Instant seen) {
        return Words.ago(Duration.between(seen, clock.instant()));
    }
}
