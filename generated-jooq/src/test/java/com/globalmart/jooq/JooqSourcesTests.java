package com.globalmart.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the committed sources against the migrations. To write them anew after a migration: {@code ./globalmart jooq}, which
 * runs this test with {@code -Djooq.write=true}.
 */
class JooqSourcesTests {

    private static final Path COMMITTED = Path.of("src/main/java");

    @Test
    void areWhatTheMigrationsSay(@TempDir Path work) throws Exception {
        var generated = work.resolve("sources");

        JooqSources.generate(generated, work.resolve("server"));
        if (Boolean.getBoolean("jooq.write")) {
            replace(COMMITTED, generated);
        }

        assertThat(files(COMMITTED))
                .as("committed jOOQ sources; after a migration write them anew with ./globalmart jooq")
                .isEqualTo(files(generated));
    }

    private static Map<String, String> files(Path directory) throws IOException {
        var files = new TreeMap<String, String>();
        if (!Files.isDirectory(directory)) {
            return files;
        }
        try (var paths = Files.walk(directory)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> files.put(directory.relativize(path).toString(), read(path)));
        }
        return files;
    }

    private static void replace(Path old, Path with) throws IOException {
        for (var stale : files(old).keySet()) {
            Files.delete(old.resolve(stale));
        }
        for (var file : files(with).entrySet()) {
            var target = old.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
