package com.globalmart.cli;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command that failed says, and its exit status.
 *
 * @param line one line, without a stack trace
 */
record Failure(String line, int exitStatus) {

    private static final String CONNECTION = "08"; // class of SQLSTATE: the server is not there, or went away
    private static final String SHUTDOWN = "57P"; // the server is starting or stopping

    static Failure of(Throwable thrown) {
        var told = find(thrown, CommandFailedException.class);
        if (told.isPresent()) {
            return new Failure(firstLine(told.get().getMessage()), told.get().exitStatus());
        }
        var database = find(thrown, SQLException.class);
        if (database.isPresent()) {
            return of(database.get());
        }
        var message = thrown.getMessage();
        return new Failure(message == null ? thrown.getClass().getSimpleName() : gist(message), ExitStatus.FAILED);
    }

    private static Failure of(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN)) {
            return new Failure("the database does not answer: " + firstLine(e.getMessage()), ExitStatus.NOT_RUNNING);
        }
        return new Failure("the database refused that: " + firstLine(e.getMessage()), ExitStatus.FAILED);
    }

    static String firstLine(@Nullable String message) {
        return message == null
                ? "no reason given"
                : message.lines().findFirst().orElse("no reason given").strip();
    }

    /** In one line what several say: of a log that is quoted, its last word on what was fatal; else the first two lines. */
    private static String gist(String message) {
        var lines = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2) {
            return firstLine(message);
        }
        var first = lines.getFirst();
        var second = first.endsWith(":")
                ? lines.reversed().stream()
                        .filter(line -> line.contains("FATAL"))
                        .findFirst()
                        .orElse(lines.getLast())
                : lines.get(1);
        return first + " " + second;
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }
}
