package com.globalmart.admin.schedule;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When a schedule fires: a cron expression of Quartz in a time zone. Nodes read it with the same class of Quartz, so what is
 * foretold is what comes.
 */
final class Times {

    private static final int LONGEST_CRON = 120; // what the tables of Quartz keep
    private static final int LONGEST_ZONE = 80;

    private final CronExpression expression;
    private final ZoneId zone;

    /** What became of an expression and a zone that somebody typed. Wrong ones are expected, so they are values. */
    sealed interface Read {
        /** Both are understood, and a time comes. */
        record Good(Times times) implements Read {}

        /**
         * At least one does not fit.
         *
         * @param problems what was expected, by the name of the field: {@code cron} or {@code timeZone}
         */
        record Bad(Map<String, String> problems) implements Read {}
    }

    private Times(CronExpression expression, ZoneId zone) {
        this.expression = expression;
        this.zone = zone;
    }

    /** @param now after which a time has to come */
    static Read read(String cron, String timeZone, Instant now) {
        var problems = new LinkedHashMap<String, String>();
        var zone = ZoneId.of("UTC");
        try {
            zone = ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            problems.put("timeZone", "expected a zone as Europe/Paris or UTC");
        }
        if (timeZone.length() > LONGEST_ZONE) {
            problems.put("timeZone", "expected a zone of at most %d letters".formatted(LONGEST_ZONE));
        }
        try {
            var times = new Times(new CronExpression(cron), zone);
            if (cron.length() > LONGEST_CRON) {
                problems.put("cron", "expected at most %d characters".formatted(LONGEST_CRON));
            } else if (times.after(now, 1).isEmpty()) {
                problems.put("cron", "expected a time that comes again, this one never does");
            }
            return problems.isEmpty() ? new Read.Good(times) : new Read.Bad(problems);
        } catch (ParseException e) {
            problems.put(
                    "cron",
                    "expected six fields: second, minute, hour, day of month, month, day of week, as 0 0 2 * * ?"
                            + whatQuartzSays(e));
            return new Read.Bad(problems);
        }
    }

    /** Quartz tells what is wrong with a value; where an expression has too few letters it tells of its own code. */
    private static String whatQuartzSays(ParseException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("java.") ? "" : " (Quartz: " + message.replaceFirst("\\.$", "") + ")";
    }

    String cron() {
        return expression.getCronExpression();
    }

    ZoneId zone() {
        return zone;
    }

    /** The next times, soonest first; fewer where there are no more. */
    List<Instant> after(Instant begin, int most) {
        return between(begin, Instant.MAX, most);
    }

    /** Times after a moment and before another, the first of them. */
    List<Instant> between(Instant begin, Instant end, int most) {
        expression.setTimeZone(TimeZone.getTimeZone(zone));
        var found = new ArrayList<Instant>();
        var next = expression.getNextValidTimeAfter(Date.from(begin));
        while (next != null && next.toInstant().isBefore(end) && found.size() < most) {
            found.add(next.toInstant());
            next = expression.getNextValidTimeAfter(next);
        }
        return found;
    }

    /** The first times from a moment on (itself included) to another that a clock on the wall would show, whether it is ever put forward or back. */
    List<LocalDateTime> onTheWall(LocalDateTime begin, LocalDateTime end, int most) {
        return new Times(expression, ZoneOffset.UTC)
                .between(begin.toInstant(ZoneOffset.UTC).minusSeconds(1), end.toInstant(ZoneOffset.UTC), most).stream()
                        .map(time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC))
                        .toList();
    }
}
