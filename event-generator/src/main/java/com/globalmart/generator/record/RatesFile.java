package com.globalmart.generator.record;

import com.globalmart.generator.shop.Currency;
import com.globalmart.generator.shop.ExchangeRates;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The exchange rates as the platform takes them: CSV, {@code rate_date,currency,rate}. Rows for other days are kept. */
public final class RatesFile {

    private static final String HEADER = "rate_date,currency,rate";
    private static final int DAYS_BEFORE = 10;

    private final Path file;
    private final ExchangeRates rates;

    public RatesFile(Path file, ExchangeRates rates) {
        this.file = file;
        this.rates = rates;
    }

    /** Has the file hold the rates of ten days before that day through that day. Safe to run again. */
    public void cover(LocalDate day) throws IOException {
        SortedMap<String, String> rows = read();
        for (LocalDate date = day.minusDays(DAYS_BEFORE); !date.isAfter(day); date = date.plusDays(1)) {
            for (Currency currency : Currency.values()) {
                String key = date + "," + currency.name();
                rows.put(key, key + "," + rates.rate(currency, date).toPlainString());
            }
        }
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows.values());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, lines);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        if (Files.notExists(file)) {
            return rows;
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        List<String> lines = Files.readAllLines(file);
        if (!lines.isEmpty() && !lines.getFirst().equals(HEADER)) {
            throw new IOException("%s begins with \"%s\", expected \"%s\"".formatted(file, lines.getFirst(), HEADER));
        }
        for (int i = 1; i < lines.size(); i++) {
            rows.put(key(lines.get(i), i + 1), lines.get(i));
        }
        return rows;
    }

    private String key(String line, int number) throws IOException {
        String[] columns = line.split(",", -1);
        if (columns.length != 3) {
            throw notARate(line, number);
        }
        try {
            return LocalDate.parse(columns[0]) + "," + columns[1];
        } catch (DateTimeException exception) {
            throw notARate(line, number);
        }
    }

    private IOException notARate(String line, int number) {
        return new IOException("line %d of %s is \"%s\", expected %s".formatted(number, file, line, HEADER));
    }
}
