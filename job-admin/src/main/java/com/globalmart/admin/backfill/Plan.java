package com.globalmart.admin.backfill;

import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill would do, found out without doing anything.
 *
 * @param dates every date, in the order in which they would run: ascending, whatever was asked, because histories of customers
 *     and products are made in the order of time
 * @param usual how long one date usually takes; nothing if that is not known
 * @param other the backfill that runs: another is refused until it has ended; null if none does
 * @param open the load that is open; null if none is
 * @param today the UTC day that is not over
 */
record Plan(
        DateRange range,
        Mode mode,
        List<PlannedDate> dates,
        @Nullable Duration usual,
        @Nullable Long other,
        @Nullable OpenLoad open,
        LocalDate today) {

    /** @param isNight whether it is a night's, which that night goes on with; no night goes on with any other */
    record OpenLoad(LocalDate date, boolean isNight) {}

    /**
     * A date of it.
     *
     * @param whyNot why it is skipped; null where it runs
     * @param isRunning whether its night runs now
     */
    record PlannedDate(LocalDate date, @Nullable String whyNot, boolean isRunning) {}

    /**
     * Dates after each other of which the same is foretold.
     *
     * @param words the dates
     * @param whyNot why they are skipped; null where they run
     */
    record Stretch(String words, int days, @Nullable String whyNot) {}

    public int running() {
        return (int) dates.stream().filter(date -> date.whyNot() == null).count();
    }

    public int skipped() {
        return dates.size() - running();
    }

    public boolean isAnythingToDo() {
        return running() > 0;
    }

    /** Its dates, those together of which the same is foretold. */
    public List<Stretch> stretches() {
        var stretches = new ArrayList<Stretch>();
        int begin = 0;
        for (int at = 1; at <= dates.size(); at++) {
            if (at == dates.size() || !same(dates.get(at), dates.get(begin))) {
                var range =
                        new DateRange(dates.get(begin).date(), dates.get(at - 1).date());
                stretches.add(
                        new Stretch(range.words(), at - begin, dates.get(begin).whyNot()));
                begin = at;
            }
        }
        return stretches;
    }

    private static boolean same(PlannedDate one, PlannedDate other) {
        return Objects.equals(one.whyNot(), other.whyNot());
    }

    /** What starting it does, in sentences. */
    public List<String> consequences() {
        var sentences = new ArrayList<String>();
        sentences.add(
                isAnythingToDo()
                        ? "%s of %s, one after the other, ascending: %s."
                                .formatted(
                                        Words.count(running(), "run"),
                                        mode.job(),
                                        skipped() == 0
                                                ? "no date is skipped"
                                                : Words.count(skipped(), "date") + " skipped")
                        : "Nothing is to be done for any of its dates.");
        if (usual != null && isAnythingToDo()) {
            sentences.add("About %s, as one usually takes %s."
                    .formatted(Words.duration(usual.multipliedBy(running())), Words.duration(usual)));
        }
        if (isAnythingToDo()) {
            sentences.add(
                    "Each date is looked at once more when its turn comes. Where one fails, the backfill stands until it is resumed.");
        }
        return sentences;
    }

    /** What stands in its way, in sentences; empty if nothing does. */
    public List<String> obstacles() {
        var sentences = new ArrayList<String>();
        if (other != null) {
            sentences.add("Backfill %d runs: another is refused until it has ended or is stopped.".formatted(other));
        }
        var first =
                dates.stream().filter(date -> date.whyNot() == null).findFirst().orElse(null);
        if (first == null) {
            return sentences;
        }
        if (open != null
                && !(mode != Mode.REBUILD && open.isNight() && open.date().equals(first.date()))) {
            sentences.add("The load of %s is open: the first run, of %s, fails until that is published or discarded."
                    .formatted(open.date(), first.date()));
        }
        dates.stream()
                .filter(date -> date.whyNot() == null && !date.date().isBefore(today))
                .findFirst()
                .ifPresent(date -> sentences.add(
                        "%s is not over (UTC): its night fails until all of it has landed, and the backfill stands there."
                                .formatted(date.date())));
        dates.stream()
                .filter(date -> date.whyNot() == null && date.isRunning())
                .findFirst()
                .ifPresent(date -> sentences.add(
                        "The night of %s runs now: its launch is refused unless it has ended when its turn comes."
                                .formatted(date.date())));
        return sentences;
    }
}
