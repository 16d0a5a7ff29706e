package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.LandingRequests;
import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.landing.SelectionRequests;
import com.globalmart.cli.running.Databases;
import java.io.PrintStream;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks ingest to do something about open dead letters. */
final class LetterActions {

    private final DeadLetters letters;
    private final SelectedLetters selected;
    private final SelectionRequests requests;

    /** What is to become of letters as they came. */
    enum Action {
        /** Their bytes land as they came: ingest reads more now than it did. */
        REDRIVE("mend_dead_letters", "sending again"),
        /** They are given up. */
        DISCARD("discard_dead_letters", "discarding");

        private final String kind;
        private final String doing;

        Action(String kind, String doing) {
            this.kind = kind;
            this.doing = doing;
        }
    }

    /** @param confirmed is told what is about to be done to several letters, and says whether it is meant */
    LetterActions(Databases databases, LandingRequests requests, Predicate<String> confirmed, PrintStream out) {
        this.letters = new DeadLetters(databases);
        this.selected = new SelectedLetters(databases);
        this.requests = new SelectionRequests(requests, confirmed, out);
    }

    /**
     * Asks that other bytes land in a letter's place.
     *
     * @param key null for the key that the record has
     * @return the command's exit status
     */
    int mend(RecordId id, byte @Nullable [] key, byte[] value, String reason) {
        letters.refuseUnlessOpen(id);
        var mended = new Payload(key == null ? letters.payload(id).recordKey() : key, value);
        var selection = UUID.randomUUID();
        if (selected.addMended(selection, id, mended) == 0) {
            letters.refuseUnlessOpen(id);
        }
        return requests.ask("mend_dead_letters", selection, "dead letter " + id, reason);
    }

    /** @return the command's exit status */
    int act(Action action, Selection selection, String reason) {
        var open = new OpenLetters(letters, selected, action == Action.REDRIVE);
        return requests.ask(action.kind, action.doing, open, selection, reason);
    }
}
