package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * How one process of the platform is started.
 *
 * @param title what it is called
 * @param command the command line
 * @param environment added to this JVM's
 * @param directory the data directory that it belongs to, which holds its log and process id
 */
record ProcessPlan(String title, List<String> command, Map<String, String> environment, DataDirectory directory) {

    private static final long LARGEST_LOG_BYTES = 50_000_000;

    Path log() {
        return directory.log(title);
    }

    /** Starts it, its output added to its log, and writes down its process id for a later supervisor to find. */
    Process start() throws IOException {
        var log = log().toFile();
        if (log.length() > LARGEST_LOG_BYTES) {
            Files.move(log(), directory.log(title + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().putAll(environment);
        var process = builder.start();
        Files.writeString(directory.processId(title), process.pid() + "\n");
        return process;
    }
}
