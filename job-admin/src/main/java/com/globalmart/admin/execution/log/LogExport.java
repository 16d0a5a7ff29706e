package com.globalmart.admin.execution.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/** Writes lines of a log for files: as text for people, or as JSON, a line each, for programs. */
enum LogExport {
    TEXT("txt", "text/plain;charset=UTF-8") {
        @Override
        void write(LogLine line, Writer out) throws IOException {
            out.write("%s %-5s %s: %s%n"
                    .formatted(
                            line.at(),
                            line.level(),
                            line.step() == null ? "job" : line.step(),
                            indented(line.message())));
            if (line.stackTrace() != null) {
                out.write("    %s%n".formatted(indented(line.stackTrace())));
            }
        }
    },
    JSON("ndjson", "application/x-ndjson;charset=UTF-8") {
        @Override
        void write(LogLine line, Writer out) throws IOException {
            var json = JsonMapper.shared()
                    .createObjectNode()
                    .put("line", line.lineId())
                    .put("at", line.at().toString())
                    .put("level", line.level().name())
                    .put("step", line.step())
                    .put("logger", line.logger())
                    .put("thread", line.thread())
                    .put("message", line.message())
                    .put("stackTrace", line.stackTrace());
            out.write(json.toString());
            out.write('\n');
        }
    };

    private final String ending;
    private final String mediaType;

    LogExport(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** How the file's name ends. */
    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    abstract void write(LogLine line, Writer out) throws IOException;

    void writeUnchecked(LogLine line, Writer out) {
        try {
            write(line, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a line says goes on indented, so that it cannot look like another line; a terminal is told nothing. */
    private static String indented(String text) {
        return text.strip().replaceAll("\\R", "\n    ").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }
}
