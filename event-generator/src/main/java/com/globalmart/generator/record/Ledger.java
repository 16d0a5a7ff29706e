package com.globalmart.generator.record;

import com.globalmart.generator.shop.ExchangeRates;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that says what was sent, in this order, and what must become of it. Lines are added to those that are there. */
public final class Ledger implements Closeable {

    private final LedgerLine line;
    private final Writer writer;

    private Ledger(ExchangeRates rates, Writer writer) {
        this.line = new LedgerLine(rates);
        this.writer = writer;
    }

    /** Opens the file, or makes it with its header. */
    public static Ledger open(Path file, ExchangeRates rates) throws IOException {
        boolean isNew = Files.notExists(file) || Files.size(file) == 0;
        if (!isNew) {
            checkHeader(file);
        }
        BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (isNew) {
            writer.write(LedgerLine.HEADER + "\n");
        }
        return new Ledger(rates, writer);
    }

    /** Adds a record that has arrived. */
    public void add(Outgoing outgoing) throws IOException {
        writer.write(line.of(outgoing));
        writer.write('\n');
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static void checkHeader(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            if (!LedgerLine.HEADER.equals(header)) {
                throw new IOException("%s begins with \"%s\", expected the ledger's header \"%s\""
                        .formatted(file, header, LedgerLine.HEADER));
            }
        }
    }
}
