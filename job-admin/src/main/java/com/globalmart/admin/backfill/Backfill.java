package com.globalmart.admin.backfill;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A range of business dates that somebody asked for.
 *
 * @param finished null while it runs
 * @param counts how many of its dates stand how
 * @param standsAt the first date that is neither done nor skipped; null if there is none
 */
record Backfill(
        long backfillId,
        DateRange range,
        Mode mode,
        Progress progress,
        String requestedBy,
        @Nullable String reason,
        Instant started,
        @Nullable Instant finished,
        Counts counts,
        @Nullable LocalDate standsAt) {

    /** How far it is. */
    enum Progress {
        RUNNING(new State("running", Mark.BUSY, "Its dates run one after the other.")),
        DONE(new State("done", Mark.GOOD, "There is nothing left to do for any of its dates.")),
        FAILED(new State("failed", Mark.BAD, "A date failed, and it stands there until it is resumed.")),
        STOPPED(new State("stopped", Mark.WARN, "Somebody stopped it; it begins no other date until it is resumed."));

        private final State state;

        Progress(State state) {
            this.state = state;
        }
    }

    /** Numbers of dates. */
    record Counts(int done, int skipped, int failed, int running, int waiting) {

        public int all() {
            return done + skipped + failed + running + waiting;
        }

        public int over() {
            return done + skipped;
        }

        /** {@code 12 done, 3 skipped, 1 running, 14 waiting}. */
        public String words() {
            var words = new StringBuilder("%s done".formatted(Words.number(done)));
            add(words, skipped, "skipped");
            add(words, failed, "failed");
            add(words, running, "running");
            add(words, waiting, "waiting");
            return words.toString();
        }

        private static void add(StringBuilder words, int count, String word) {
            if (count > 0) {
                words.append(", ").append(Words.number(count)).append(' ').append(word);
            }
        }
    }

    public State state() {
        return progress.state;
    }

    public boolean isRunning() {
        return progress == Progress.RUNNING;
    }

    public boolean isResumable() {
        return progress == Progress.FAILED || progress == Progress.STOPPED;
    }

    public Moment begun() {
        return Moment.of(started);
    }

    public @Nullable Moment ended() {
        return finished == null ? null : Moment.of(finished);
    }

    /** How much of it is over, of 100. */
    public int percent() {
        return counts.all() == 0 ? 100 : (int) (100L * counts.over() / counts.all());
    }
}
