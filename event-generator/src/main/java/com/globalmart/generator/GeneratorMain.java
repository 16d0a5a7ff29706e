package com.globalmart.generator;

import com.globalmart.generator.sending.SendingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The event generator: a realistic shop that sends what its contracts say to Kafka. */
@Command(
        name = "event-generator",
        description = "A realistic shop that sends its events to Kafka.",
        mixinStandardHelpOptions = true,
        version = "GlobalMart event-generator 1.0.0",
        sortOptions = false,
        subcommands = {DayCommand.class, StreamCommand.class})
public final class GeneratorMain {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private GeneratorMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** What a person may type. Errors are one line each, on the error stream. */
    static CommandLine commandLine() {
        return new CommandLine(new GeneratorMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((exception, _) -> {
                    CommandLine command = exception.getCommandLine();
                    command.getErr().println(oneLine(exception) + " (see --help)");
                    return WRONG_USAGE;
                })
                .setExecutionExceptionHandler((exception, command, _) -> {
                    if (!isExpected(exception)) {
                        throw exception;
                    }
                    command.getErr().println(oneLine(exception));
                    return FAILED;
                });
    }

    private static boolean isExpected(Exception exception) {
        return exception instanceof SendingException
                || exception instanceof UncheckedIOException
                || exception instanceof IOException;
    }

    private static String oneLine(Exception exception) {
        String message = exception instanceof FileSystemException file
                ? "cannot use the file %s: %s".formatted(file.getFile(), reason(file))
                : String.valueOf(exception.getMessage());
        return message.lines().findFirst().orElse("failed");
    }

    private static String reason(FileSystemException exception) {
        String reason = exception.getReason();
        if (reason != null) {
            return reason;
        }
        return exception instanceof NoSuchFileException
                ? "its folder does not exist"
                : exception.getClass().getSimpleName();
    }
}
