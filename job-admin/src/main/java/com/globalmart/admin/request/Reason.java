package com.globalmart.admin.request;

import com.globalmart.admin.page.ProblemException;
import org.jspecify.annotations.Nullable;

/** Why somebody asks for something: an optional line of text that the audit keeps. */
public final class Reason {

    private static final int LONGEST = 500;

    private Reason() {}

    /** The reason as it is stored: without blanks around it, and null when none was given. */
    public static @Nullable String of(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var reason = typed.strip();
        if (reason.length() > LONGEST) {
            throw ProblemException.invalid(
                    "The reason has %d characters, at most %d are kept.".formatted(reason.length(), LONGEST));
        }
        if (reason.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid("The reason must be one line, without control characters.");
        }
        return reason;
    }
}
