package com.globalmart.serving.parameter;

import com.globalmart.serving.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the values by which its last row is sorted. Callers are given it as a word that means nothing to them.
 *
 * @param values in the order of the sort, each without a line feed
 */
public record Cursor(List<String> values) {

    private static final int LONGEST = 1_000;

    public static Cursor of(Object... values) {
        return new Cursor(Arrays.stream(values).map(String::valueOf).toList());
    }

    /** The word that callers are given. */
    public String written() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", values).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @param after the parameter of that name, null on the first page
     * @param read makes a key of the values
     */
    public static <K> @Nullable K read(@Nullable String after, Function<List<String>, K> read) {
        if (after == null) {
            return null;
        }
        try {
            if (after.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            var values = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            return read.apply(List.of(values.split("\n", -1)));
        } catch (RuntimeException e) { // whatever is wrong with it: it is none of ours
            throw ProblemException.invalid(
                    "after", "after is none that a page gave: follow the Link of the page before");
        }
    }
}
