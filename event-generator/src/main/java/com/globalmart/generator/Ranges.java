package com.globalmart.generator;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which values an option takes. */
final class Ranges {

    private Ranges() {}

    static void check(@Nullable CommandSpec command, String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw wrong(
                    command, String.format(Locale.ROOT, "%s is %d, expected %,d to %,d", option, value, least, most));
        }
    }

    static ParameterException wrong(@Nullable CommandSpec command, String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
