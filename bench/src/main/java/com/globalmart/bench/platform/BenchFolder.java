package com.globalmart.bench.platform;

import com.globalmart.cli.running.ProjectHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * Where a benchmark keeps its servers' data: on the disk of the project, as the data of {@code ./globalmart up} is.
 *
 * @param path deleted when the benchmark ends, unless it is killed
 */
public record BenchFolder(Path path) implements AutoCloseable {

    /** A folder of its own, as two benchmarks may run at once. */
    public static BenchFolder empty(ProjectHome home) throws IOException {
        Path benchmarks = home.state().resolve("bench");
        Files.createDirectories(benchmarks);
        return new BenchFolder(Files.createTempDirectory(benchmarks, "run-"));
    }

    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(path.toFile());
    }
}
