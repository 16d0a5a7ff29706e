package com.globalmart.cli.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Rows in COPY's text format, a line each, that are counted while somebody reads them. */
final class CountedRows extends FilterInputStream {

    private final String table;
    private final EachRow each;

    CountedRows(InputStream rows, String table, EachRow each) {
        super(rows);
        this.table = table;
        this.each = each;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read == '\n') {
            each.read(table);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        for (int i = from; i < from + read; i++) {
            if (bytes[i] == '\n') {
                each.read(table);
            }
        }
        return read;
    }
}
