package com.globalmart.generator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.globalmart.generator.shop.ExchangeRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesFileTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    @TempDir
    private Path directory;

    private Path file;
    private RatesFile ratesFile;

    @BeforeEach
    void name() {
        file = directory.resolve("rates.csv");
        ratesFile = new RatesFile(file, new ExchangeRates());
    }

    @Test
    void coversTheDayAndTheTenBefore() throws IOException {
        ratesFile.cover(DAY);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .hasSize(1 + 11 * 4)
                .startsWith("rate_date,currency,rate")
                .contains("2026-03-14,USD,1");
        assertThat(lines.subList(1, lines.size()))
                .isSorted()
                .allMatch(line -> line.matches("2026-03-(0[4-9]|1[0-4]),(USD|EUR|GBP|JPY),\\d+(\\.\\d{1,10})?"));
    }

    @Test
    void keepsTheRowsOfOtherDays() throws IOException {
        Files.writeString(file, "rate_date,currency,rate\n2025-01-01,CHF,1.1\n2026-03-14,EUR,9\n");

        ratesFile.cover(DAY);

        assertThat(file).content().contains("2025-01-01,CHF,1.1\n").doesNotContain("2026-03-14,EUR,9\n");
    }

    @Test
    void isTheSameAfterASecondRun() throws IOException {
        ratesFile.cover(DAY);
        String once = Files.readString(file);
        ratesFile.cover(DAY);

        assertThat(file).hasContent(once);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void namesTheLineThatIsNotARate() throws IOException {
        Files.writeString(file, "rate_date,currency,rate\nyesterday,EUR,1\n");

        assertThatIOException().isThrownBy(() -> ratesFile.cover(DAY)).withMessageContaining("line 2 of");
    }

    @Test
    void leavesAnotherFileAlone() throws IOException {
        Files.writeString(file, "name,price\n");

        assertThatIOException()
                .isThrownBy(() -> ratesFile.cover(DAY))
                .withMessageContaining("begins with \"name,price\"");
        assertThat(file).hasContent("name,price\n");
    }
}
