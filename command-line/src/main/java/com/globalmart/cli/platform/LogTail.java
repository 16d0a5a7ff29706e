package com.globalmart.cli.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, and what is added to it. */
final class LogTail {

    private static final int LOOK_BACK_BYTES = 64_000;

    private final Path file;
    private long read;

    LogTail(Path file) {
        this.file = file;
    }

    /** The last line that says something. */
    static String lastLine(Path file) {
        try {
            return new LogTail(file)
                    .last(50).stream()
                            .filter(line -> !line.isBlank())
                            .reduce((a, b) -> b)
                            .orElse("nothing");
        } catch (IOException e) {
            return "nothing: " + e.getMessage();
        }
    }

    /** The last lines, at most that many. */
    List<String> last(int lines) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - LOOK_BACK_BYTES);
            var all = read(log, start).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }

    /** What was added since the last look. A log that was begun anew is read from its start. */
    String added() throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            return read(log, log.length() < read ? 0 : read);
        }
    }

    private String read(RandomAccessFile log, long start) throws IOException {
        var bytes = new byte[Math.toIntExact(log.length() - start)];
        log.seek(start);
        log.readFully(bytes);
        read = start + bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
