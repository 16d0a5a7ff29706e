package com.globalmart.cli.demo;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.demo.DemoReport.BookLine;
import com.globalmart.cli.demo.DemoReport.TopicLine;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as tables for people, and as JSON for programs. */
final class ReportPrinter {

    private final DemoReport report;

    ReportPrinter(DemoReport report) {
        this.report = report;
    }

    void print(PrintStream out) {
        title(out, "By topic: produced = landed + dead letters");
        topics().print(out);
        title(out, "By table: landed = kept + duplicates + quarantined");
        books().print(out);
        title(out, "By load: time by stage");
        loads().print(out);
        title(out, "Published, beside the same numbers from the ledger");
        published().print(out);
        out.println();
        out.println(report.reconciles() ? "Everything reconciles." : "NOT everything reconciles: see DIFFERENT above.");
    }

    void write(Path file) {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try {
            var parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, json.writeValueAsString(report) + "\n");
        } catch (IOException e) {
            throw CommandFailedException.failed("could not write the report to %s: %s", file, e.getMessage());
        }
    }

    private TextTable topics() {
        var table = table("topic", "");
        for (var topic : report.topics()) {
            add(table, topic);
        }
        return table;
    }

    private static void add(TextTable table, TopicLine topic) {
        add(table, topic.topic(), topic.produced());
        add(table, "", topic.landed());
        topic.deadLetters().forEach(letter -> add(table, "", named("dead letter ", letter)));
        addUp(table, topic.addsUp());
    }

    private TextTable books() {
        var table = table("table", "");
        for (var book : report.books()) {
            add(table, book);
        }
        return table;
    }

    private static void add(TextTable table, BookLine book) {
        add(table, book.table(), book.landed());
        add(table, "", book.kept());
        add(table, "", book.rows());
        add(table, "", book.duplicates());
        book.quarantined().forEach(reason -> add(table, "", named("quarantined ", reason)));
        addUp(table, book.addsUp() && book.amountsAddUp());
    }

    private TextTable loads() {
        var table = new TextTable(
                number("load"),
                text("business date"),
                text("stage"),
                number("seconds"),
                number("records"),
                number("records/s"));
        for (var load : report.loads()) {
            double seconds = 0;
            for (var stage : load.stages()) {
                seconds += stage.seconds();
                table.row(
                        Integer.toString(load.loadId()),
                        load.businessDate().toString(),
                        stage.stage(),
                        decimal(stage.seconds()),
                        Terminal.number(stage.records()),
                        Terminal.number(stage.recordsPerSecond()));
            }
            table.row(
                    Integer.toString(load.loadId()),
                    load.businessDate().toString(),
                    "all",
                    decimal(seconds),
                    Terminal.number(load.records()),
                    seconds == 0 ? "" : Terminal.number(Math.round(load.records() / seconds)));
        }
        return table;
    }

    private TextTable published() {
        var table = new TextTable(text("number"), number("published"), number("ledger"), text(""));
        for (var figure : report.published()) {
            table.row(figure.what(), plain(figure.found()), plain(figure.expected()), verdict(figure.agrees()));
        }
        return table;
    }

    private static TextTable table(String first, String second) {
        return new TextTable(text(first), text(second), number("platform"), number("ledger"), text(""));
    }

    private static void add(TextTable table, String name, Figure figure) {
        table.row(name, figure.what(), plain(figure.found()), plain(figure.expected()), verdict(figure.agrees()));
    }

    private static void addUp(TextTable table, boolean addsUp) {
        table.row("", "adds up", "", "", verdict(addsUp));
    }

    private static Figure named(String prefix, Figure figure) {
        return new Figure(prefix + figure.what(), figure.found(), figure.expected());
    }

    private static String verdict(boolean agrees) {
        return agrees ? "ok" : "DIFFERENT";
    }

    private static String plain(java.math.BigDecimal number) {
        return String.format(Locale.ROOT, number.scale() > 0 ? "%,.4f" : "%,.0f", number);
    }

    private static String decimal(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static void title(PrintStream out, String title) {
        out.println();
        out.println(title);
        out.println();
    }
}
