package com.globalmart.cli.deadletter;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.deadletter.DeadLetters.Filter;
import com.globalmart.cli.terminal.Csv;
import com.globalmart.cli.terminal.Escaped;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints dead letters: a summary and the letters, or the letters as CSV. Details, which may quote records, on one line. */
final class LetterList {

    private static final int SHOWN_UNLESS_TOLD = 50;

    private final DeadLetters letters;
    private final PrintStream out;

    LetterList(DeadLetters letters, PrintStream out) {
        this.letters = letters;
        this.out = out;
    }

    /** @param limit how many letters at most; null for as many as somebody reads */
    void print(Filter filter, @Nullable Integer limit) {
        var groups = letters.groups(filter);
        if (groups.isEmpty()) {
            out.println("No such dead letters.");
            return;
        }
        summary(groups).print(out);
        out.println();
        var table = new TextTable(
                text("dead letter"), text("reason"), text("state"), text("received (UTC)"), text("detail"));
        letters.each(
                filter,
                limit == null ? Integer.valueOf(SHOWN_UNLESS_TOLD) : limit,
                letter -> table.row(
                        letter.id().toString(),
                        letter.reason(),
                        letter.state(),
                        Terminal.time(letter.receivedAt()),
                        Escaped.line(letter.detail())));
        table.print(out);
        long all = groups.stream().mapToLong(DeadLetters.Group::letters).sum();
        if (table.rows() < all) {
            out.printf(
                    "(%s of %s; --limit shows more, --csv all)%n", Terminal.number(table.rows()), Terminal.number(all));
        }
    }

    /** @param limit how many letters at most; null for all */
    void printCsv(Filter filter, @Nullable Integer limit) {
        out.println(Csv.line(List.of(
                "dead_letter",
                "topic",
                "generation",
                "partition",
                "log_offset",
                "reason",
                "state",
                "record_timestamp",
                "received_at",
                "resolved_at",
                "request_id",
                "detail")));
        letters.each(filter, limit, letter -> out.println(Csv.line(cells(letter))));
    }

    private static List<@Nullable String> cells(Letter letter) {
        return Arrays.asList(
                letter.id().toString(),
                letter.topic(),
                Integer.toString(letter.generation()),
                Integer.toString(letter.partition()),
                Long.toString(letter.logOffset()),
                letter.reason(),
                letter.state(),
                utc(letter.recordTimestamp()),
                utc(letter.receivedAt()),
                utc(letter.resolvedAt()),
                letter.requestId() == null ? null : letter.requestId().toString(),
                Escaped.line(letter.detail()));
    }

    private static TextTable summary(List<DeadLetters.Group> groups) {
        var table = new TextTable(
                text("topic"),
                text("reason"),
                text("state"),
                number("letters"),
                text("oldest (UTC)"),
                text("newest (UTC)"));
        for (var group : groups) {
            table.row(
                    group.topic(),
                    group.reason(),
                    group.state(),
                    Terminal.number(group.letters()),
                    Terminal.time(group.oldest()),
                    Terminal.time(group.newest()));
        }
        return table;
    }

    private static @Nullable String utc(@Nullable LocalDateTime time) {
        return time == null ? null : time + "Z";
    }
}
