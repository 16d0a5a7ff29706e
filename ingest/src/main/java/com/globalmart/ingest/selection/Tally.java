package com.globalmart.ingest.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the records of one request. */
public final class Tally {

    private static final int NAMED = 3;

    private final long requestId;
    private final String noun;
    private final String done;
    private final List<String> objections = new ArrayList<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private int all;
    private int carriedOut;
    private int stillOpen;

    /**
     * A tally of nothing yet.
     *
     * @param noun what operators call the records: letters, records
     * @param done what is done with them, as a participle: landed, or discarded
     */
    public Tally(long requestId, String noun, String done) {
        this.requestId = requestId;
        this.noun = noun;
        this.done = done;
    }

    public void carriedOut(int count) {
        all += count;
        carriedOut += count;
    }

    /** It stays open. */
    public void cannotLand(SelectedRecord selected, String detail) {
        all++;
        stillOpen++;
        if (objections.size() < NAMED) {
            objections.add("%s: %s".formatted(selected.name(), detail));
        }
    }

    /** It was not open any more: this request had come as far before it was interrupted, or another was first. */
    public void closed(SelectedRecord selected) {
        Long by = selected.requestId();
        if (by != null && by == requestId) {
            carriedOut(1);
            return;
        }
        all++;
        passedOver.merge(
                "already %s by request %s".formatted(selected.state().toLowerCase(Locale.ROOT), by), 1, Integer::sum);
    }

    public boolean isInVain() {
        return carriedOut == 0;
    }

    /** For example: 10 of 12 letters landed; 1 already mended by request 17; 1 cannot land: ... */
    @Override
    public String toString() {
        if (all == 0) {
            return "the selection has no " + noun;
        }
        var sentence = new StringBuilder("%d of %d %s %s".formatted(carriedOut, all, noun, done));
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
