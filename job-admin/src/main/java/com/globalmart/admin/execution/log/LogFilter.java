package com.globalmart.admin.execution.log;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Typed;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which lines of an execution's log are shown. It stands in the address, so that it can be shared.
 *
 * @param level only lines that matter at least as much
 * @param step only lines of this step and its partitions, or of this partition
 * @param text only lines that have this text in them or in their stack trace, upper or lower case
 * @param before only lines with a lower number, the newest of them
 * @param after only lines with a higher number, the oldest of them
 */
record LogFilter(
        @Nullable LogLevel level,
        @Nullable String step,
        @Nullable String text,
        @Nullable Long before,
        @Nullable Long after) {

    private static final Pattern STEP_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._:-]{0,99}");
    private static final int LONGEST_TEXT = 200;

    LogFilter {
        if (step != null && !STEP_NAME.matcher(step).matches()) {
            throw ProblemException.invalid("The value of \"step\" is not a step's name.");
        }
        if (text != null && (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl))) {
            throw ProblemException.invalid(
                    "The value of \"text\" must be one line of at most %d characters.".formatted(LONGEST_TEXT));
        }
        if (before != null && after != null) {
            throw ProblemException.invalid("The values of \"before\" and \"after\" exclude each other.");
        }
    }

    /** What an address says; an empty value is none. */
    static LogFilter of(
            @Nullable String level,
            @Nullable String step,
            @Nullable String text,
            @Nullable Long before,
            @Nullable Long after) {
        return new LogFilter(
                Typed.oneOf(LogLevel.values(), LogLevel::parameter, "level", level, "a level"),
                orNull(step),
                orNull(text),
                before,
                after);
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    public boolean isAll() {
        return level == null && step == null && text == null;
    }

    /** Whether it shows the end of the log, which grows while the execution runs. */
    boolean isEnd() {
        return before == null && after == null;
    }

    LogFilter before(long lineId) {
        return new LogFilter(level, step, text, lineId, null);
    }

    LogFilter after(long lineId) {
        return new LogFilter(level, step, text, null, lineId);
    }

    LogFilter end() {
        return new LogFilter(level, step, text, null, null);
    }

    /** @param path of the page, or of a download */
    String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        if (level != null) {
            address.queryParam("level", level.parameter());
        }
        if (step != null) {
            address.queryParam("step", step);
        }
        if (text != null) {
            address.queryParam("text", "{text}");
        }
        if (before != null) {
            address.queryParam("before", before);
        }
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.encode().buildAndExpand(text == null ? "" : text).toUriString();
    }

    /** What is chosen, in words, for the audit. */
    String words() {
        var words = new StringBuilder();
        if (level != null) {
            words.append(", level ").append(level.parameter()).append(" and above");
        }
        if (step != null) {
            words.append(", step ").append(step);
        }
        if (text != null) {
            words.append(", with \"").append(text).append('"');
        }
        return words.isEmpty() ? "all lines" : words.substring(2);
    }
}
