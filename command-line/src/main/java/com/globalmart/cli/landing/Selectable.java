package com.globalmart.cli.landing;

import com.globalmart.cli.terminal.CommandFailedException;
import java.util.UUID;

/** Records of one kind of which some can be selected in landing, so that a request is about them. */
public interface Selectable {

    /** What they are: dead letter, quarantined record. */
    String noun();

    /** @throws CommandFailedException if it is not there, or somebody has dealt with it */
    void refuseUnlessOpen(RecordId id);

    /** How many are open now. */
    long open(Selection.Open selection);

    /** Selects what is still open of the named ones; returns how many were selected. */
    int select(UUID selection, Selection.Named named);

    /**
     * Selects what is open, the oldest first.
     *
     * @param most how many at most: those that were counted before, not what has come since
     * @return how many were selected
     */
    int select(UUID selection, Selection.Open open, long most);
}
