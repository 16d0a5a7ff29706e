package com.globalmart.generator.sending;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Says how far the work is: a bar on a terminal, elsewhere a line every few seconds. */
public final class Progress implements AutoCloseable {

    /** For work without an end. */
    public static final long NO_END = -1;

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int LOOK_AT_CLOCK_EVERY = 64;

    private final long goal;
    private final PrintWriter out;
    private final InstantSource clock;
    private final Instant began;
    private final @Nullable ProgressBar bar;
    private Instant lastLine;
    private long made;

    Progress(long goal, PrintWriter out, InstantSource clock, boolean isTerminal) {
        this.goal = goal;
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
        this.lastLine = began;
        this.bar = isTerminal
                ? new ProgressBarBuilder()
                        .setTaskName("events")
                        .setInitialMax(goal)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(250)
                        .showSpeed()
                        .build()
                : null;
    }

    /** @param goal how many events there will be, or {@link #NO_END} */
    public static Progress towards(long goal, PrintWriter out) {
        Console console = System.console();
        return new Progress(goal, out, InstantSource.system(), console != null && console.isTerminal());
    }

    /** One event more. */
    public void step() {
        made++;
        if (bar != null) {
            bar.step();
            return;
        }
        if (made % LOOK_AT_CLOCK_EVERY != 0) {
            return;
        }
        Instant now = clock.instant();
        if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            out.println(line());
            out.flush();
        }
    }

    /** For example {@code made 42,000 of 100,000 events, 31,200 events/s}. */
    public String line() {
        String of = goal == NO_END ? "" : String.format(Locale.ROOT, " of %,d", goal);
        return String.format(Locale.ROOT, "made %,d%s events, %,.0f events/s", made, of, perSecond());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private double perSecond() {
        long nanos = Math.max(1, Duration.between(began, clock.instant()).toNanos());
        return made * 1e9 / nanos;
    }
}
