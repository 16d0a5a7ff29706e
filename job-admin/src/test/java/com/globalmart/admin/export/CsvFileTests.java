package com.globalmart.admin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells as spreadsheets and programs read them. */
class CsvFileTests {

    private static final Field<Object> CELL = field(name("cell"), Object.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\0=1",
                "=HYPERLINK(\"http://x\",\"a,b\")"
            })
    void disarmsTextsThatWouldBeFormulas(String text) throws IOException {
        var cell = cell(text);

        var content =
                cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
        assertThat(content).isEqualTo("'" + text);
    }

    @Test
    void leavesNumbersDatesAndOtherTextsAsTheyAre() throws IOException {
        assertThat(cell(-12)).isEqualTo("-12");
        assertThat(cell(new BigDecimal("-1E+3"))).isEqualTo("-1000");
        assertThat(cell(new BigDecimal("12.5000"))).isEqualTo("12.5000");
        assertThat(cell(LocalDate.parse("2026-03-14"))).isEqualTo("2026-03-14");
        assertThat(cell(Instant.parse("2026-03-14T02:00:00Z"))).isEqualTo("2026-03-14T02:00:00Z");
        assertThat(cell("a = b")).isEqualTo("a = b");
        assertThat(cell("Türkiye")).isEqualTo("Türkiye");
        assertThat(cell(null)).isEmpty();
    }

    @Test
    void quotesWhatWouldBreakALine() throws IOException {
        assertThat(cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
    }

    @Test
    void endsEachLineAsTheStandardHasIt() throws IOException {
        var text = new StringWriter();
        var file = new CsvFile(text);

        file.header(new Field<?>[] {CELL, field(name("other"))});
        file.note("cut, here");

        assertThat(text).hasToString("cell,other\r\n\"cut, here\"\r\n");
        assertThat(file.rows()).isZero();
    }

    private static String cell(@Nullable Object value) throws IOException {
        var text = new StringWriter();
        var row = DSL.using(org.jooq.SQLDialect.POSTGRES).newRecord(CELL);
        row.set(CELL, value);
        new CsvFile(text).row(row);
        return text.toString().replaceFirst("\r\n$", "");
    }
}
