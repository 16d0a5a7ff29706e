package com.globalmart.cli.terminal;

import java.util.Locale;

/**
 * Text from outside, made safe to be shown: what a terminal would obey instead of showing it stands as an escape, so that a
 * record can neither move the cursor nor pretend to be our own words.
 */
public final class Escaped {

    private Escaped() {}

    /** On one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** On as many lines as the text has. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepsLines) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            if (isShown(sign) || (keepsLines && sign == '\n')) {
                shown.appendCodePoint(sign);
                return;
            }
            shown.append(escape(sign));
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

    private static String escape(int sign) {
        return switch (sign) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                var units = new StringBuilder();
                for (char unit : Character.toChars(sign)) {
                    units.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
                yield units.toString();
            }
        };
    }
}
