package com.globalmart.cli.quarantine;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.quarantine.Quarantine.Filter;
import com.globalmart.cli.terminal.Escaped;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Prints quarantined records: a summary and a list, or one of them. What a record says is escaped: it cannot pass for our words. */
final class QuarantineView {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintStream out;

    QuarantineView(PrintStream out) {
        this.out = out;
    }

    /** @param limit how many records are listed at most; the summary counts all */
    void print(Quarantine quarantine, Filter filter, int limit) {
        var groups = quarantine.groups(filter);
        if (groups.isEmpty()) {
            out.println("No such quarantined records.");
            return;
        }
        summary(groups);
        out.println();
        var table = new TextTable(
                text("record"), number("load"), text("reason"), text("state"), text("happened (UTC)"), text("detail"));
        for (var record : quarantine.newest(filter, limit)) {
            table.row(
                    record.id().toString(),
                    Integer.toString(record.loadId()),
                    record.reason(),
                    record.state(),
                    Terminal.time(record.occurredAt()),
                    Escaped.line(record.detail()));
        }
        table.print(out);
        long all = groups.stream().mapToLong(Quarantine.Group::records).sum();
        if (table.rows() < all) {
            out.printf("(%s of %s; --limit shows more)%n", Terminal.number(table.rows()), Terminal.number(all));
        }
    }

    private void summary(List<Quarantine.Group> groups) {
        var table = new TextTable(
                text("topic"), text("reason"), text("state"), number("records"), number("worth (own currencies)"));
        for (var group : groups) {
            table.row(
                    group.topic(),
                    group.reason(),
                    group.state(),
                    Terminal.number(group.records()),
                    group.amount() == null ? "" : group.amount().toPlainString());
        }
        table.print(out);
    }

    void print(Quarantined record) {
        out.printf("quarantined record %s%n", record.id());
        line("state", state(record));
        line("reason", record.reason());
        line("detail", Escaped.line(record.detail()));
        line("identity", Escaped.line(record.identity()));
        line("happened", Terminal.time(record.occurredAt()) + " UTC");
        line("worth", record.amount() == null ? "no amount" : record.amount() + " in its own currency");
        line(
                "load",
                "%d, %s; quarantined %s UTC"
                        .formatted(
                                record.loadId(),
                                record.isPublished() ? "published" : "not published",
                                Terminal.time(record.quarantinedAt())));
        line("record", "");
        Escaped.lines(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(record.payload())))
                .lines()
                .forEach(payload -> out.println("    " + payload));
    }

    private static String state(Quarantined record) {
        if (record.isOpen()) {
            return record.state();
        }
        var where = record.replayOffset() == null || record.replayGeneration() == null
                ? ""
                : ", it landed again as "
                        + new RecordId(record.topic(), record.replayGeneration(), -1, record.replayOffset());
        return "%s since %s UTC, by request %s%s"
                .formatted(record.state(), Terminal.time(record.resolvedAt()), record.requestId(), where);
    }

    private void line(String what, String value) {
        out.println(String.format(Locale.ROOT, "  %-9s  %s", what, value).stripTrailing());
    }
}
