package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.LandingRequests;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks ingest to do something about open dead letters: the selection goes to landing, then a request names it. Of letters
 * that are not open any more nothing is asked, so that doing it again does nothing.
 */
final class LetterActions {

    private final DeadLetters letters;
    private final SelectedLetters selected;
    private final LandingRequests requests;
    private final Predicate<String> confirmed;
    private final PrintStream out;

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
        this.requests = requests;
        this.confirmed = confirmed;
        this.out = out;
    }

    /**
     * Asks that other bytes land in a letter's place.
     *
     * @param key null for the key that the record has
     * @return the command's exit status
     */
    int mend(LetterId id, byte @Nullable [] key, byte[] value, String reason) {
        refuseUnlessOpen(id);
        var mended = new Payload(key == null ? letters.payload(id).recordKey() : key, value);
        var selection = UUID.randomUUID();
        if (selected.addMended(selection, id, mended) == 0) {
            refuseUnlessOpen(id);
        }
        return ask("mend_dead_letters", selection, "dead letter " + id, reason);
    }

    /** @return the command's exit status */
    int act(Action action, Selection selection, String reason) {
        return switch (selection) {
            case Selection.Named named -> act(action, named, reason);
            case Selection.Open open -> act(action, open, reason);
        };
    }

    private int act(Action action, Selection.Named named, String reason) {
        named.ids().forEach(this::refuseUnlessOpen);
        int wanted = named.ids().size();
        if (wanted > 1 && !isConfirmed(action, named, wanted)) {
            return ExitStatus.DONE;
        }
        var selection = UUID.randomUUID();
        if (selected.add(selection, named, action == Action.REDRIVE) < wanted) {
            named.ids().forEach(this::refuseUnlessOpen); // somebody else was quicker with one of them
        }
        return ask(action.kind, selection, named.about(wanted), reason);
    }

    private int act(Action action, Selection.Open open, String reason) {
        long counted = letters.open(open);
        if (counted > 1 && !isConfirmed(action, open, counted)) {
            return ExitStatus.DONE;
        }
        var selection = UUID.randomUUID();
        int taken = counted == 0 ? 0 : selected.add(selection, open, counted, action == Action.REDRIVE);
        if (taken == 0) {
            out.printf("%s: nothing to do%n", open.about(0));
            return ExitStatus.DONE;
        }
        return ask(action.kind, selection, open.about(taken), reason);
    }

    private boolean isConfirmed(Action action, Selection selection, long counted) {
        boolean isMeant = confirmed.test(action.doing + " " + selection.about(counted));
        if (!isMeant) {
            out.println("nothing was asked for");
        }
        return isMeant;
    }

    private int ask(String kind, UUID selection, String about, String reason) {
        return requests.carryOut(kind, Map.of("selection", selection.toString(), "about", about), reason);
    }

    private void refuseUnlessOpen(LetterId id) {
        var letter = letters.find(id)
                .orElseThrow(() ->
                        CommandFailedException.usage("no dead letter %s; ./globalmart dead-letters lists them", id));
        if (!letter.isOpen()) {
            throw new CommandFailedException(
                    "dead letter %s is %s since %s UTC (request %s): nothing was asked for"
                            .formatted(id, letter.state(), Terminal.time(letter.resolvedAt()), letter.requestId()),
                    ExitStatus.REFUSED);
        }
    }
}
