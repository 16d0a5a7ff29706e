package com.globalmart.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.terminal.TextTable.Column;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextTableTests {

    @Test
    void makesColumnsAsWideAsWhatStandsInThem() {
        var table = new TextTable(Column.text("job"), Column.number("rows"))
                .row("nightly", "1")
                .row("a", "12345");
        var out = new ByteArrayOutputStream();

        table.print(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                job       rows
                -------  -----
                nightly      1
                a        12345
                """);
    }

    @Test
    void refusesARowThatDoesNotFit() {
        var table = new TextTable(Column.text("job"), Column.number("rows"));

        assertThatThrownBy(() -> table.row("nightly")).hasMessage("a row has 1 cells, expected 2");
    }

    @Test
    void wordsForDurations() {
        assertThat(Terminal.duration(Duration.ofMillis(14_230))).isEqualTo("14.2 s");
        assertThat(Terminal.duration(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
    }
}
