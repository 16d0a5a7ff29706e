package com.globalmart.ingest.contract;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the key of a record that has no value: the identifier of what is deleted. */
public final class KeyReader {

    private KeyReader() {}

    /**
     * Reads the key as an identifier.
     *
     * @param deletion makes the deletion of an identifier of 1 to 64 characters
     */
    public static <T> Reading<T> read(byte @Nullable [] key, Function<String, T> deletion) {
        if (key == null || key.length == 0) {
            return new Reading.Unreadable<>(
                    Reason.EMPTY, "the record has neither value nor key, expected the key of what is deleted");
        }
        String identifier = Texts.decoded(key);
        if (identifier == null) {
            return new Reading.Unreadable<>(
                    Reason.INVALID_FIELD, "the key of %d bytes is not text in UTF-8".formatted(key.length));
        }
        String objection = Texts.objection(identifier);
        if (objection != null) {
            return new Reading.Unreadable<>(Reason.INVALID_FIELD, "the key is a text that " + objection);
        }
        if (Texts.isLongerThan(Texts.LONGEST_IDENTIFIER, identifier)) {
            return new Reading.Unreadable<>(
                    Reason.INVALID_FIELD,
                    "the key is %s, expected 1 to %d characters"
                            .formatted(Texts.shown(identifier), Texts.LONGEST_IDENTIFIER));
        }
        return new Reading.Readable<>(deletion.apply(identifier));
    }
}
