package com.globalmart.admin.audit;

import com.globalmart.admin.page.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The newest row of the audit at some time. Noted elsewhere, it tells later whether rows were taken off the end.
 *
 * @param hash of the row, 64 digits of base 16
 */
record Head(long auditId, String hash) {

    private static final Pattern NOTED = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** What somebody noted; null where nothing was typed. */
    static @Nullable Head of(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var noted = NOTED.matcher(typed.strip());
        if (!noted.matches()) {
            throw ProblemException.invalid(
                    "The value of \"head\" is not a row's number, a colon and its hash, as this page shows them.");
        }
        return new Head(Long.parseLong(noted.group(1)), noted.group(2));
    }

    /** As it is noted down: number, colon, hash. */
    @Override
    public String toString() {
        return auditId + ":" + hash;
    }
}
