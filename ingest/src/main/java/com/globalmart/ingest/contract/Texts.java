package com.globalmart.ingest.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contract's texts: what PostgreSQL can keep, of a bounded length. */
final class Texts {

    /** Characters (code points) of a text for which the schemas give no {@code maxLength}. */
    static final int LONGEST = 10_000;

    /** Characters of {@code user_id}, {@code product_id} and {@code session_id}. */
    static final int LONGEST_IDENTIFIER = 64;

    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_SHOWN = 80;

    private Texts() {}

    /** What keeps the text from being stored, or null. */
    static @Nullable String objection(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0 && c < Character.MIN_SURROGATE) {
                continue; // nearly every character
            }
            if (c == 0) {
                return "has a NUL character at index " + i;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return "has half a character (a lone surrogate) at index " + i;
                }
                i++;
            }
        }
        return null;
    }

    static boolean isLongerThan(int characters, String text) {
        return text.length() > characters && text.codePointCount(0, text.length()) > characters;
    }

    /** The bytes as text, or null where they are not UTF-8. */
    static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A zero byte counts as wrong too: no JSON text has one. */
    static boolean isUtf8(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0) {
                return b != 0 && decoded(bytes) != null;
            }
        }
        return true;
    }

    /** The 36 characters of a UUID of any version, in either case; null where it is another form. */
    static @Nullable UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return null;
                }
                continue;
            }
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return null;
            }
            if (i < 18) {
                high = high << 4 | digit;
            } else {
                low = low << 4 | digit;
            }
        }
        return new UUID(high, low);
    }

    /** A value as a message may show it: short, and on one line. */
    static String shown(String value) {
        var shown = new StringBuilder();
        value.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || isHalf(c) ? '?' : c));
        return Texts.isLongerThan(LONGEST_SHOWN, value)
                ? "%s... (%d characters)".formatted(shown, value.length())
                : shown.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
    }
}
