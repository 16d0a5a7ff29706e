package com.globalmart.cli.load;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.load.Loads.Book;
import com.globalmart.cli.load.Loads.Load;
import com.globalmart.cli.load.Loads.Size;
import com.globalmart.cli.load.Loads.StepBook;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints the report of a load: its books by topic, in records and in money, and by step; the bytes that its facts take. */
final class LoadReport {

    private static final Set<String> STATEMENTS = Set.of("customers-topic", "products-topic");

    private final PrintStream out;

    LoadReport(PrintStream out) {
        this.out = out;
    }

    void print(Load load, List<Book> books, List<StepBook> stepBooks, List<Size> sizes) {
        out.printf(
                "load %d of %s, attempt %d: %s%n%n", load.loadId(), load.businessDate(), load.attempt(), state(load));
        if (stepBooks.isEmpty() && books.isEmpty()) {
            out.println("No step has read anything yet.");
            return;
        }
        if (books.isEmpty()) {
            out.println("Its books are closed when all facts are loaded.");
        } else {
            records(books);
            money(books);
        }
        steps(stepBooks);
        bytes(books, sizes);
    }

    private static String state(Load load) {
        return load.endedAt() == null
                ? "%s since %s UTC".formatted(load.status(), Terminal.time(load.openedAt()))
                : "%s %s UTC".formatted(load.status(), Terminal.time(load.endedAt()));
    }

    private void records(List<Book> books) {
        var table = new TextTable(
                text("records of"),
                number("landed"),
                number("= facts"),
                number("+ duplicates"),
                number("+ quarantined"),
                number("rows made"),
                number("replayed of landed"));
        for (var book : books) {
            table.row(
                    book.topic(),
                    Terminal.number(book.landed()),
                    Terminal.number(book.facts()),
                    Terminal.number(book.duplicates()),
                    Terminal.number(book.quarantined()),
                    Terminal.number(book.factRows()),
                    Terminal.number(book.replayed()));
        }
        table.print(out);
        out.println();
    }

    private void money(List<Book> books) {
        var table = new TextTable(
                text("money of, each in its own currency"),
                number("landed"),
                number("= facts"),
                number("+ duplicates"),
                number("+ quarantined"),
                number("replayed of landed"),
                number("as quarantined before"));
        books.stream()
                .filter(book -> book.landedAmount() != null)
                .forEach(book -> table.row(
                        book.topic(),
                        plain(book.landedAmount()),
                        plain(book.factAmount()),
                        plain(book.duplicateAmount()),
                        plain(book.quarantinedAmount()),
                        plain(book.replayedAmount()),
                        plain(book.replayedBeforeAmount())));
        if (table.rows() > 0) {
            table.print(out);
            out.println();
        }
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "0" : amount.toPlainString();
    }

    private void steps(List<StepBook> books) {
        var table = new TextTable(
                text("step"),
                number("ranges"),
                number("read"),
                number("= facts"),
                number("+ duplicates"),
                number("+ quarantined"));
        for (var book : books) {
            table.row(
                    book.step(),
                    Terminal.number(book.ranges()),
                    Terminal.number(book.read()),
                    Terminal.number(book.facts()),
                    Terminal.number(book.duplicates()),
                    Terminal.number(book.quarantined()));
        }
        table.print(out);
    }

    private void bytes(List<Book> books, List<Size> sizes) {
        long events = books.stream()
                .filter(book -> !STATEMENTS.contains(book.topic()))
                .mapToLong(Book::facts)
                .sum();
        if (events == 0 || sizes.isEmpty()) {
            return;
        }
        out.println();
        var table = new TextTable(text("bytes of"), number("a row"), number("its index entries"), number("an event"));
        double all = 0;
        for (var size : sizes) {
            double row = size.rows() == 0 ? 0 : (double) size.tableBytes() / size.rows();
            double index = size.rows() == 0 ? 0 : (double) size.indexBytes() / size.rows();
            double event = (row + index) * size.loaded() / events;
            all += event;
            table.row(size.fact(), tenths(row), tenths(index), tenths(event));
        }
        table.row("all three", "", "", tenths(all));
        table.print(out);
    }

    private static String tenths(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes);
    }
}
