package com.globalmart.admin.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as RFC 4180 has them. A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers
 * stay numbers, in full, and what is null is an empty cell.
 */
final class CsvFile {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\0";

    private final CSVPrinter printer;
    private long rows;

    CsvFile(Writer writer) throws IOException {
        this.printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    void header(Field<?>[] columns) throws IOException {
        line(Arrays.stream(columns).map(Field::getName).toList());
    }

    void row(Record row) throws IOException {
        line(row.intoList());
        rows++;
    }

    /** A sentence about the file, in a line of its own. */
    void note(String sentence) throws IOException {
        line(List.of(sentence));
    }

    /** How many rows were written, without header and notes. */
    long rows() {
        return rows;
    }

    void flush() throws IOException {
        printer.flush();
    }

    private void line(List<?> cells) throws IOException {
        for (var cell : cells) {
            printer.print(written(cell));
        }
        printer.println();
    }

    private static @Nullable String written(@Nullable Object cell) {
        if (cell == null) {
            return null;
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        var text = cell.toString();
        boolean isFormula =
                !(cell instanceof Number) && !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + text : text;
    }
}
