package com.globalmart.serving.cache;

import com.globalmart.serving.publication.Publication;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is sent.
 *
 * @param published the load that it is of
 * @param next where the next page begins, as callers are given it; null where there is none
 * @param body in UTF-8, in the format that was asked for
 * @param etag of the body; weak, as it is the same compressed
 */
public record Rendered(Publication published, @Nullable String next, byte[] body, String etag) {

    public static Rendered of(Publication published, @Nullable String next, byte[] body) {
        return new Rendered(
                published,
                next,
                body,
                "W/\"%d-%s\"".formatted(published.load(), digest(body).substring(0, 16)));
    }

    /** SHA-256 of bytes, in hexadecimal digits. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** SHA-256 of a text in UTF-8, in hexadecimal digits. */
    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
