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
    private final List<String> objections = new ArrayList<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private int letters;
    private int carriedOut;
    private int stillOpen;

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
    public void cannotLand(SelectedLetter letter, String detail) {
        letters++;
        stillOpen++;
        if (objections.size() < NAMED) {
            objections.add("%s: %s".formatted(letter.name(), detail));
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

    /** For example: 10 of 12 letters landed; 1 already mended by request 17; 1 cannot land: ... */
    @Override
    public String toString() {
        if (letters == 0) {
            return "the selection has no letters";
        }
        var sentence = new StringBuilder("%d of %d letters %s".formatted(carriedOut, letters, done));
        passedOver.forEach(
                (why, count) -> sentence.append("; ").append(count).append(' ').append(why));
        if (stillOpen > 0) {
            sentence.append("; %d cannot land: %s".formatted(stillOpen, String.join("; ", objections)));
            if (stillOpen > NAMED) {
                sentence.append("; and %d more".formatted(stillOpen - NAMED));
            }
        }
        return sentence.toString();
    }
}
