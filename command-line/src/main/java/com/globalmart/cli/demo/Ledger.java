package com.globalmart.cli.demo;

import com.globalmart.cli.demo.LedgerEntry.Fate;
import com.globalmart.cli.terminal.CommandFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The generator's ledger: a CSV file with a header, a line for each record that was sent.
 *
 * @param file where it is
 */
record Ledger(Path file) {

    private static final List<String> NEEDED =
            List.of("topic", "id", "user_id", "business_day", "fate", "reason", "lines", "reporting_amount");

    /** Hands over entry after entry, in the order of sending. */
    void read(Consumer<LedgerEntry> entries) {
        int number = 1;
        try (var reader = Files.newBufferedReader(file)) {
            var columns = columns(reader);
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                entries.accept(entry(new Line(columns, split(line))));
            }
        } catch (IOException e) {
            throw CommandFailedException.failed("could not read the ledger %s: %s", file, e.getMessage());
        } catch (RuntimeException e) {
            throw CommandFailedException.failed("line %d of the ledger %s: %s", number, file, e.getMessage());
        }
    }

    private Map<String, Integer> columns(BufferedReader reader) throws IOException {
        var header = reader.readLine();
        var names = header == null ? List.<String>of() : split(header);
        if (!names.containsAll(NEEDED)) {
            throw new IOException("its columns are %s, expected at least %s".formatted(names, NEEDED));
        }
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), i);
        }
        return columns;
    }

    private record Line(Map<String, Integer> columns, List<String> cells) {

        String text(String column) {
            return cells.get(columns.getOrDefault(column, -1));
        }
    }

    private static LedgerEntry entry(Line line) {
        var day = line.text("business_day");
        var lines = line.text("lines");
        var amount = line.text("reporting_amount");
        return new LedgerEntry(
                line.text("topic"),
                line.text("id"),
                line.text("user_id"),
                day.isEmpty() ? null : LocalDate.parse(day),
                Fate.valueOf(line.text("fate").toUpperCase(Locale.ROOT)),
                line.text("reason"),
                lines.isEmpty() ? 1 : Integer.parseInt(lines),
                amount.isEmpty() ? null : new BigDecimal(amount));
    }

    /** The cells of a line; a cell with a comma or a quotation mark stands in quotation marks. */
    static List<String> split(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            boolean isDoubled = quoted && sign == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (isDoubled) {
                cell.append('"');
                i++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
