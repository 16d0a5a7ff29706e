package com.globalmart.cli.deadletter;

import com.globalmart.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Bytes that are to land, as they stand in a file or come from the standard input. */
final class MendedBytes {

    private static final int MOST_BYTES = 16 * 1024 * 1024; // brokers take 1 MB unless told otherwise

    private MendedBytes() {}

    /**
     * @param file a path, or {@code -} for the standard input
     * @throws CommandFailedException if there are none, or more than any record has
     */
    static byte[] read(String file) throws IOException {
        if (file.equals("-")) {
            return read(System.in, "the standard input");
        }
        try (var bytes = Files.newInputStream(Path.of(file))) {
            return read(bytes, file);
        } catch (NoSuchFileException e) {
            throw CommandFailedException.usage("there is no file %s", file);
        }
    }

    private static byte[] read(InputStream input, String name) throws IOException {
        var bytes = input.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) {
            throw CommandFailedException.usage("%s is empty, expected the bytes that are to land", name);
        }
        if (bytes.length > MOST_BYTES) {
            throw CommandFailedException.usage("%s has more than %d bytes, expected one record", name, MOST_BYTES);
        }
        return bytes;
    }
}
