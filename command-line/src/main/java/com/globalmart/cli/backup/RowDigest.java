package com.globalmart.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the rows of a table come to: how many, and the sum of their SHA-256 modulo 2^256. A sum, because a database gives rows
 * in the order in which they happen to lie, and that is another one after a restore.
 */
final class RowDigest {

    private static final int BYTES = 32;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(BYTES * Byte.SIZE);

    private final MessageDigest sha256;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    RowDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a line of COPY's text format, with its end. */
    void add(byte[] row) {
        add(row, 0, row.length);
    }

    /**
     * Adds every line of a stream. In COPY's text format a line is a row: what breaks lines in a value is written as {@code \n}.
     *
     * @param each is run after each row
     */
    void addAll(InputStream lines, Runnable each) throws IOException {
        var buffer = new byte[1 << 16];
        int filled = 0;
        for (int read = lines.read(buffer); read >= 0; read = lines.read(buffer, filled, buffer.length - filled)) {
            int end = filled + read;
            int begin = 0;
            for (int i = filled; i < end; i++) {
                if (buffer[i] == '\n') {
                    add(buffer, begin, i + 1 - begin);
                    each.run();
                    begin = i + 1;
                }
            }
            filled = end - begin;
            System.arraycopy(buffer, begin, buffer, 0, filled);
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length); // a row that is longer
            }
        }
        if (filled > 0) {
            add(buffer, 0, filled); // a last line without an end is no row that was written
        }
    }

    long rows() {
        return rows;
    }

    /** The sum as 64 hexadecimal digits. */
    String hex() {
        return String.format(Locale.ROOT, "%064x", sum.mod(MODULUS));
    }

    private void add(byte[] bytes, int from, int length) {
        sha256.update(bytes, from, length);
        sum = sum.add(new BigInteger(1, sha256.digest()));
        rows++;
    }
}
