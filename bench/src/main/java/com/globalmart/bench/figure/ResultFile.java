package com.globalmart.bench.figure;

import com.globalmart.cli.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The result of a benchmark as JSON, for those who compare runs. */
public final class ResultFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFile() {}

    /** Writes the result and says where; does nothing where nobody asked for it. */
    public static void write(@Nullable Path file, Object result) {
        if (file != null) {
            JSON.writeValue(file, result);
            Terminal.say("the result is in %s", file);
        }
    }
}
