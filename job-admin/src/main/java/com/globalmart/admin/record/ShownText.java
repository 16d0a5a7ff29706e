package com.globalmart.admin.record;

import com.globalmart.admin.page.Words;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a record says, as a page can show it: bounded, and with escapes for what a browser would obey instead of showing.
 *
 * @param about how long it is and what it is, and what was cut off
 * @param text as text, or as a dump of its bytes
 */
public record ShownText(String about, String text) {

    /** Bytes of one value that a page shows at most. */
    public static final int MOST_BYTES = 16_384;

    private static final int DUMPED_IN_A_LINE = 16;
    private static final int LONGEST_SIGN = 4;

    /**
     * Bytes as text where they are UTF-8, else as a dump.
     *
     * @param first the first bytes, at most {@link #MOST_BYTES}; null where there are none at all
     * @param all how many there are
     */
    public static ShownText of(byte @Nullable [] first, long all) {
        if (first == null) {
            return new ShownText("none", "");
        }
        boolean isCut = all > first.length;
        var decoded = decoded(first, isCut);
        var about = "%s, %s%s"
                .formatted(
                        Words.count(all, "byte"),
                        decoded == null ? "not UTF-8" : isCut ? "UTF-8 as far as shown" : "UTF-8",
                        isCut
                                ? "; shown are the first %s, %s are cut off"
                                        .formatted(Words.number(first.length), Words.number(all - first.length))
                                : "");
        return new ShownText(about, decoded == null ? dump(first) : lines(decoded));
    }

    /** A text on as many lines as it has. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    /** A text on one line, cut where it is long. */
    public static String line(String text, int longest) {
        var line = escaped(text, false);
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }

    /** The text that bytes are, as it is; null where they are none. */
    public static @Nullable String decoded(byte[] bytes) {
        return decoded(bytes, false);
    }

    /** @param isCut whether the last sign may have lost some of its bytes */
    private static @Nullable String decoded(byte[] bytes, boolean isCut) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(bytes.length);
        var input = ByteBuffer.wrap(bytes);
        var result = decoder.decode(input, text, !isCut);
        boolean isWhole = !result.isError() && input.remaining() < LONGEST_SIGN;
        return isWhole ? text.flip().toString() : null;
    }

    private static String escaped(String text, boolean keepsLines) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            if (isShown(sign) || keepsLines && (sign == '\n' || sign == '\t')) {
                shown.appendCodePoint(sign);
                return;
            }
            for (char unit : Character.toChars(sign)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            }
        });
        return shown.toString();
    }

    /** Not so: control characters, those that change the direction of writing, separators of lines, halves of pairs. */
    private static boolean isShown(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String dump(byte[] bytes) {
        var dump = new StringBuilder();
        for (int start = 0; start < bytes.length; start += DUMPED_IN_A_LINE) {
            var numbers = new StringBuilder();
            var signs = new StringBuilder();
            for (int at = start; at < Math.min(start + DUMPED_IN_A_LINE, bytes.length); at++) {
                numbers.append(String.format(Locale.ROOT, "%02x ", bytes[at]));
                signs.append(bytes[at] >= ' ' && bytes[at] < 0x7f ? (char) bytes[at] : '.');
            }
            dump.append(String.format(Locale.ROOT, "%08x  %-48s %s%n", start, numbers, signs));
        }
        return dump.toString();
    }
}
