package com.globalmart.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GeneratorMainTests {

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    day                                        | Missing required option: '--date=YYYY-MM-DD'
                    day --date tomorrow                        | Invalid value for option '--date': "tomorrow" is not a date, expected YYYY-MM-DD
                    day --date 2015-12-31                      | --date is 2015-12-31, expected 2016-01-01 to
                    day --date 2999-01-01                      | --date is 2999-01-01, expected 2016-01-01 to
                    day --date 2026-03-14 --events 0           | --events is 0, expected 1 to 1,000,000,000
                    day --date 2026-03-14 --customers 7        | --customers is 7, expected 100 to 10,000,000
                    day --date 2026-03-14 --products 9999999   | --products is 9999999, expected 100 to 250,000
                    day --date 2026-03-14 --late 0.5           | share of late is 0.5, expected 0 to 0.1
                    day --date 2026-03-14 --anomalies -1       | share of duplicates is -1.0, expected 0 to 0.1
                    day --date 2026-03-14 --profiles some      | Invalid value for option '--profiles'
                    day --date 2026-03-14 --colour blue        | Unknown options: '--colour', 'blue'
                    stream --rate 50001                        | --rate is 50001, expected 1 to 50,000
                    night                                      | Unmatched argument at index 0: 'night'
                    """)
    void refusesWrongOptionsInOneLine(String typed, String message) {
        int status = run(typed + (typed.equals("night") ? "" : " --bootstrap-servers localhost:1"));

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1).first().asString().startsWith(message);
    }

    @Test
    void saysInOneLineThatABrokerHasNoSuchAddress() {
        int status = run("day --date 2026-03-14 --bootstrap-servers nowhere.invalid:9092");

        assertThat(status).isEqualTo(1);
        assertThat(errors.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("cannot use Kafka at \"nowhere.invalid:9092\"");
    }

    @Test
    void saysInOneLineThatABrokerDoesNotAnswer(@TempDir Path directory) {
        Path ledger = directory.resolve("ledger.csv");

        int status = run("day --date 2026-03-14 --bootstrap-servers localhost:1 --ledger " + ledger);

        assertThat(status).isEqualTo(1);
        assertThat(errors).hasToString("cannot reach Kafka at localhost:1 within 10 seconds" + System.lineSeparator());
        assertThat(Files.exists(ledger)).isFalse();
    }

    private int run(String typed) {
        CommandLine commandLine = GeneratorMain.commandLine();
        commandLine.setErr(new PrintWriter(errors, true));
        commandLine.setOut(new PrintWriter(new StringWriter()));
        return commandLine.execute(typed.strip().split(" +"));
    }
}
