package com.globalmart.cli.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the command prints: lines on the standard output, and whether a person watches it. */
public final class Terminal {

    /** The script knows whether the output is a terminal, and says so; the JVM would have to guess. */
    private static final boolean INTERACTIVE = "true".equals(System.getenv("GLOBALMART_TERMINAL"));

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Terminal() {}

    /** Whether the standard output is a terminal: elsewhere nothing moves and nothing is coloured. */
    public static boolean isInteractive() {
        return INTERACTIVE;
    }

    public static PrintStream out() {
        return OUT;
    }

    public static void say(String format, @Nullable Object... values) {
        OUT.println(values.length == 0 ? format : format.formatted(values));
    }

    /** A number with separators: {@code 1,234,567}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A duration in the unit that suits it: {@code 0.4 s}, {@code 14.2 s}, {@code 3 min 05 s}. */
    public static String duration(Duration duration) {
        if (duration.toMinutes() >= 1) {
            return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** A time to the second, {@code 2026-03-14 15:09:26}; nothing where there is none. */
    public static String time(@Nullable LocalDateTime time) {
        return time == null
                ? ""
                : time.truncatedTo(ChronoUnit.SECONDS)
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                        .replace('T', ' ');
    }
}
