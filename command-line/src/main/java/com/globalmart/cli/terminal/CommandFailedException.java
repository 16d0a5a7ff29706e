package com.globalmart.cli.terminal;

import org.jspecify.annotations.Nullable;

/** Ends the command with one line for the person at the shell, and an exit status. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    /**
     * @param message one line: what was looked at, what was found, what to do
     * @param exitStatus one of {@link ExitStatus}, never 0
     */
    public CommandFailedException(String message, int exitStatus) {
        super(message);
        this.exitStatus = exitStatus;
    }

    public int exitStatus() {
        return exitStatus;
    }

    public static CommandFailedException failed(String format, @Nullable Object... values) {
        return new CommandFailedException(format.formatted(values), ExitStatus.FAILED);
    }

    public static CommandFailedException usage(String format, @Nullable Object... values) {
        return new CommandFailedException(format.formatted(values), ExitStatus.USAGE);
    }

    public static CommandFailedException notRunning(String format, @Nullable Object... values) {
        return new CommandFailedException(format.formatted(values), ExitStatus.NOT_RUNNING);
    }
}
