package com.globalmart.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where a benchmark ran, and on what.
 *
 * @param processor its model
 * @param cores that this JVM may use
 */
public record Machine(
        String processor, int cores, String operatingSystem, String java, String postgres, String kafka, String built) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo"); // Linux

    /**
     * This machine.
     *
     * @param built what the applications are: the commit, as the script found it
     */
    public static Machine of(Connection database) throws SQLException, IOException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select current_setting('server_version')")) {
            row.next();
            return new Machine(
                    processorModel(),
                    Runtime.getRuntime().availableProcessors(),
                    "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                    "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()),
                    row.getString(1),
                    AppInfoParser.getVersion(),
                    System.getenv().getOrDefault("GLOBALMART_COMMIT", "unknown"));
        }
    }

    /** One line of it all. */
    public String line() {
        return "%s, %d cores, %s; %s, PostgreSQL %s, Kafka %s; commit %s"
                .formatted(processor, cores, operatingSystem, java, postgres, kafka, built);
    }

    private static String processorModel() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(PROCESSORS).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
