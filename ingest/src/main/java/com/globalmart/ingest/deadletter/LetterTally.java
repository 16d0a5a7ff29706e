package com.globalmart.ingest.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the letters of one request. */
public final class LetterTally {

    private static final int NAMED = 3;

    private final long requestId;
    private final String done;
    private final List<String> unreadable = new ArrayList<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private int letters;
    private int carriedOut;
    private int stillUnreadable;

    /**
     * A tally of nothing yet.
     *
     * @param done what is done with letters, as a participle: landed, or discarded
     */
    public LetterTally(long requestId, String done) {
        this.requestId = requestId;
        this.done = done;
    }

    public void carriedOut(int count) {
        letters += count;
        carriedOut += count;
    }

    /** It stays open. */
    public void unreadable(SelectedLetter letter, String detail) {
        letters++;
        stillUnreadable++;
        if (unreadable.size() < NAMED) {
            unreadable.add("%s: %s".formatted(letter.place(), detail));
        }
    }

    /** It was not open any more: this request had come as far before it was interrupted, or another was first. */
    public void closed(SelectedLetter letter) {
        Long by = letter.requestId();
        if (by != null && by == requestId) {
            carriedOut(1);
            return;
        }
        letters++;
        passedOver.merge(
                "already %s by request %s".formatted(letter.state().toLowerCase(Locale.ROOT), by), 1, Integer::sum);
    }

    public boolean isInVain() {
        return carriedOut == 0;
    }

    /** For example: 10 of 12 letters landed; 1 already mended by request 17; 1 still unreadable: ... */
    @Override
    public String toString() {
        if (letters == 0) {
            return "the selection has no letters";
        }
        var sentence = new StringBuilder("%d of %d letters %s".formatted(carriedOut, letters, done));
        passedOver.forEach(
                (why, count) -> sentence.append("; ").append(count).append(' ').append(why));
        if (stillUnreadable > 0) {
            sentence.append("; %d still unreadable: %s".formatted(stillUnreadable, String.join("; ", unreadable)));
            if (stillUnreadable > NAMED) {
                sentence.append("; and %d more".formatted(stillUnreadable - NAMED));
            }
        }
        return sentence.toString();
    }
}
