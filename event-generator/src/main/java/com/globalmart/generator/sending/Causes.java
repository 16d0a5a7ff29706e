package com.globalmart.generator.sending;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What lies at the bottom of a failure, in one line. */
final class Causes {

    private Causes() {}

    static String of(Throwable failure) {
        Throwable deepest = failure;
        @Nullable Throwable cause = failure.getCause();
        while (cause != null) {
            deepest = cause;
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(
                        deepest.getMessage(), deepest.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
