package com.globalmart.bench.platform;

import com.globalmart.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that another process has held so far: heap, classes, compiled code, stacks and buffers, as Linux counts it. */
public final class PeakMemory {

    private static final String FIELD = "VmHWM:"; // kB

    private PeakMemory() {}

    /** Bytes. */
    public static long bytesOf(long processId) throws IOException {
        var status = Path.of("/proc", Long.toString(processId), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(FIELD))
                .map(line -> Long.parseLong(
                                line.substring(FIELD.length()).replace("kB", "").strip())
                        * 1024)
                .findFirst()
                .orElseThrow(() -> CommandFailedException.failed("%s has no line %s", status, FIELD));
    }
}
