package com.globalmart.cli.landing;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.terminal.Escaped;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Prints how far landing is, and below it in sentences what an operator has to know. */
final class LandingView {

    /** ingest looks at the ends of the logs every second. */
    private static final Duration SEEN_LATELY = Duration.ofSeconds(15);

    private static final Duration LOOK_AGAIN_EVERY = Duration.ofMillis(250);

    private final Positions positions;
    private final Duration lookAgainFor;
    private final PrintStream out;

    /** @param lookAgainFor how long to wait for a newer look at a log that seems too short, before nothing is said of it */
    LandingView(Positions positions, Duration lookAgainFor, PrintStream out) {
        this.positions = positions;
        this.lookAgainFor = lookAgainFor;
        this.out = out;
    }

    void print() {
        var all = positions.all();
        if (all.isEmpty()) {
            out.println("ingest has begun no partition yet: it has never run here, or no topic is at the broker.");
            return;
        }
        table(all).print(out);
        out.println();
        sayWhetherLogsAreSeen(all);
        sayTooShort(all);
        sayBehind(all);
        sayLostWithTheirTopic(all);
        sayGivenUp();
        sayLocked();
        sayDeadLetters(all);
    }

    private static TextTable table(List<LandedPosition> all) {
        var table = new TextTable(
                text("topic"),
                number("partition"),
                number("generation"),
                number("landed to"),
                number("log end"),
                number("lag"),
                number("seen"),
                number("published to"),
                number("open dead letters"));
        for (var position : all) {
            boolean isMended = position.partition() < 0;
            var publishedTo = position.publishedTo();
            table.row(
                    position.topic(),
                    isMended ? "mended" : Integer.toString(position.partition()),
                    Integer.toString(position.generation()) + (isMended || position.isNewest() ? "" : " (ended)"),
                    Terminal.number(position.nextOffset()),
                    isMended ? "" : Terminal.number(position.logEnd()),
                    position.hasLog() ? Terminal.number(position.lag()) : "",
                    isMended ? "" : Terminal.duration(position.seenAgo()) + " ago",
                    publishedTo == null ? "0" : Terminal.number(publishedTo),
                    Terminal.number(position.openLetters()));
        }
        return table;
    }

    private void sayWhetherLogsAreSeen(List<LandedPosition> all) {
        var notSeen = all.stream()
                .filter(LandedPosition::hasLog)
                .filter(position -> position.seenAgo().compareTo(SEEN_LATELY) > 0)
                .toList();
        if (notSeen.isEmpty()) {
            return;
        }
        var last = notSeen.stream()
                .map(LandedPosition::seenAgo)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (notSeen.size() == all.stream().filter(LandedPosition::hasLog).count()) {
            out.printf(
                    "No log has been looked at for %s: ingest does not run, or does not reach Kafka or this database"
                            + " (./globalmart logs ingest).%n",
                    Terminal.duration(last));
            return;
        }
        out.printf(
                "ingest looks at other logs, and has not seen these for %s or longer: %s. It does not find the topics that it"
                        + " knows: deleted, or made anew (./globalmart logs ingest; a topic that was made anew:"
                        + " ./globalmart landing accept TOPIC 0 --reason \"...\").%n",
                Terminal.duration(last), titles(notSeen));
    }

    /**
     * A position may stand behind the log's end for a moment, as the end is seen once a second. It is a finding only where the
     * end was seen again since and the position has not moved.
     */
    private void sayTooShort(List<LandedPosition> all) {
        var suspects = all.stream()
                .filter(position -> position.hasLog() && position.nextOffset() > position.logEnd())
                .toList();
        long began = System.nanoTime();
        while (!suspects.isEmpty()) {
            var now = positions.all();
            var open = suspects.stream()
                    .filter(before -> now.stream().anyMatch(after -> isOpen(before, after)))
                    .toList();
            if (open.isEmpty() || System.nanoTime() - began > lookAgainFor.toNanos()) {
                now.stream()
                        .filter(after -> suspects.stream().anyMatch(before -> isTooShort(before, after)))
                        .forEach(this::sayTooShort);
                return;
            }
            Pause.of(LOOK_AGAIN_EVERY);
        }
    }

    private static boolean isOpen(LandedPosition before, LandedPosition after) {
        return after.isSamePartition(before)
                && after.nextOffset() == before.nextOffset()
                && !after.seenAt().isAfter(before.askedAt());
    }

    private static boolean isTooShort(LandedPosition before, LandedPosition after) {
        return after.isSamePartition(before)
                && after.nextOffset() == before.nextOffset()
                && after.seenAt().isAfter(before.askedAt())
                && after.nextOffset() > after.logEnd();
    }

    private void sayTooShort(LandedPosition position) {
        out.printf(
                "%s has landed up to offset %s, and its log ends at %s: the broker has lost records that landed, and nothing"
                        + " of this partition lands (./globalmart landing accept %s --reason \"...\").%n",
                position.title(),
                Terminal.number(position.nextOffset()),
                Terminal.number(position.logEnd()),
                position.title());
    }

    private void sayBehind(List<LandedPosition> all) {
        long lag = all.stream()
                .filter(LandedPosition::hasLog)
                .mapToLong(LandedPosition::lag)
                .sum();
        if (lag > 0) {
            out.printf(
                    "Records that have not landed: %s. Where that does not shrink, ./globalmart logs ingest says why: tables do not"
                            + " tell which partitions ingest refuses.%n",
                    Terminal.number(lag));
        }
    }

    private void sayLostWithTheirTopic(List<LandedPosition> all) {
        all.stream()
                .filter(position -> position.isLostTopic() && position.lag() > 0)
                .forEach(position -> out.printf(
                        "Generation %d of %s ended before its log did, as last seen: lost records: %s.%n",
                        position.generation(), position.title(), Terminal.number(position.lag())));
    }

    private void sayGivenUp() {
        for (var gap : positions.acceptedGaps()) {
            out.printf(
                    "Offsets %s to %s of %s %d (generation %d) were given up, by request %d at %s UTC.%n",
                    Terminal.number(gap.fromOffset()),
                    Terminal.number(gap.toOffset() - 1),
                    gap.topic(),
                    gap.partition(),
                    gap.generation(),
                    gap.requestId(),
                    Terminal.time(gap.acceptedAt()));
        }
    }

    private void sayLocked() {
        for (var holder : positions.lockHolders()) {
            out.printf(
                    "Process %d of PostgreSQL (%s, %s) holds a lock since %s UTC, for which landing may wait: %s%n",
                    holder.processId(),
                    Objects.requireNonNullElse(holder.roleName(), "no role"),
                    Escaped.line(Objects.requireNonNullElse(holder.application(), "")),
                    Terminal.time(holder.since()),
                    Escaped.line(Objects.requireNonNullElse(holder.query(), "")));
        }
    }

    private void sayDeadLetters(List<LandedPosition> all) {
        long letters = all.stream().mapToLong(LandedPosition::openLetters).sum();
        out.println(
                letters == 0
                        ? "No open dead letters."
                        : "Open dead letters: %s (./globalmart dead-letters).".formatted(Terminal.number(letters)));
    }

    private static String titles(List<LandedPosition> some) {
        return some.stream().map(LandedPosition::title).collect(Collectors.joining(", "));
    }
}
