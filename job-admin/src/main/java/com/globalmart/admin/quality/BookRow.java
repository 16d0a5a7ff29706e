package com.globalmart.admin.quality;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One topic in one load, as the page shows it.
 *
 * @param state whether its numbers add up
 * @param sentence what does not add up; empty where all does
 */
record BookRow(
        String topic,
        String produced,
        String landedAgain,
        String deadLetters,
        String landed,
        String facts,
        String duplicates,
        String quarantined,
        State state,
        String sentence) {

    /** Their logs may be compacted, so that offsets without a record are nothing special. */
    private static final Set<String> COMPACTED = Set.of("customers-topic", "products-topic");

    /** @param letters dead letters among what was produced; null where landing does not answer */
    static BookRow of(TopicBook book, @Nullable Long letters) {
        var fates = book.fates();
        if (fates == null) {
            return row(
                    book, letters, new State("open", Mark.BUSY, "Its books are closed when all facts are loaded."), "");
        }
        if (fates.missing() != 0 || fates.missingAmount().signum() != 0) {
            var sentence = fates.missing() != 0
                    ? "%s without exactly one fate".formatted(Words.count(Math.abs(fates.missing()), "landed record"))
                    : "amounts differ by %s".formatted(fates.missingAmount().toPlainString());
            return row(
                    book,
                    letters,
                    new State("does not add up", Mark.BAD, "Records or money have no fate, or two."),
                    sentence);
        }
        if (letters == null) {
            return row(
                    book,
                    null,
                    new State(
                            "half known",
                            Mark.WARN,
                            "Landing does not answer, so that dead letters cannot be counted."),
                    "");
        }
        long gap = book.produced() + book.landedAgain() - letters - fates.landed();
        if (gap < 0) {
            return row(
                    book,
                    letters,
                    new State("does not add up", Mark.BAD, "More has landed than was produced."),
                    "%s too many".formatted(Words.count(-gap, "record")));
        }
        if (gap > 0 && !COMPACTED.contains(book.topic())) {
            return row(
                    book,
                    letters,
                    new State(
                            "gap",
                            Mark.WARN,
                            "Offsets of the log held no record: marks of transactions, a gap that somebody accepted, or records that the log lost."),
                    "%s without a record".formatted(Words.count(gap, "offset")));
        }
        return row(
                book,
                letters,
                new State("adds up", Mark.GOOD, "Every record that was produced has one fate, and so has every cent."),
                gap == 0 ? "" : "%s compacted away".formatted(Words.count(gap, "offset")));
    }

    private static BookRow row(TopicBook book, @Nullable Long letters, State state, String sentence) {
        var fates = book.fates();
        return new BookRow(
                book.topic(),
                Words.number(book.produced()),
                Words.number(book.landedAgain()),
                letters == null ? Words.NOTHING : Words.number(letters),
                fates == null ? Words.NOTHING : Words.number(fates.landed()),
                fates == null ? Words.NOTHING : Words.number(fates.facts()),
                fates == null ? Words.NOTHING : Words.number(fates.duplicates()),
                fates == null ? Words.NOTHING : Words.number(fates.quarantined()),
                state,
                sentence);
    }
}
