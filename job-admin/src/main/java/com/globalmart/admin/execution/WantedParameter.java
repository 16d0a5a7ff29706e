package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that executions are looked for by.
 *
 * @param name as its job declares it
 * @param value the whole of it, as the job repository writes it
 */
public record WantedParameter(String name, String value) {

    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z][A-Za-z0-9._-]{0,99})=(\\P{Cntrl}{0,200})");

    /** What an address says, {@code file=rates.csv}; an empty text is none. */
    static @Nullable WantedParameter of(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        var match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw ProblemException.invalid(
                    "The value of \"parameter\" is not a name and a value like businessDate=2026-03-14.");
        }
        return new WantedParameter(match.group(1), match.group(2));
    }

    /** As an address says it. */
    @Override
    public String toString() {
        return name + "=" + value;
    }
}
