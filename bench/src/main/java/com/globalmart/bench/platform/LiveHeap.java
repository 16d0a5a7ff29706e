package com.globalmart.bench.platform;

import com.globalmart.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What lives in the heap of another JVM, after a full collection. */
public final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private LiveHeap() {}

    /** Bytes of all objects that something still refers to. Costs that JVM a full collection. */
    public static long bytesOf(long processId) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(processId),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return totalOf(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    static long totalOf(String histogram) {
        var total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw CommandFailedException.failed(
                    "jcmd told no total of the heap, it said: %s",
                    histogram.lines().findFirst().orElse("nothing"));
        }
        return Long.parseLong(total.group(1));
    }
}
