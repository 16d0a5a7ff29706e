package com.globalmart.batch.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The checks as they lie on the class path, {@code checks/*.sql}. */
final class CheckFiles {

    private CheckFiles() {}

    /** All of them, by name. */
    static List<Check> read() {
        try {
            var checks = new ArrayList<Check>();
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:checks/*.sql")) {
                var name = String.valueOf(file.getFilename()).replace(".sql", "");
                checks.add(Check.parse(name, file.getContentAsString(StandardCharsets.UTF_8)));
            }
            checks.sort(Comparator.comparing(Check::name));
            return List.copyOf(checks);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the checks", e);
        }
    }
}
