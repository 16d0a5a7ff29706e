package com.globalmart.cli.landing;

import com.globalmart.cli.terminal.ExitStatus;
import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Asks ingest to do something about open records: the selection goes to landing, then a request names it. Of records that are
 * not open any more nothing is asked, so that doing it again does nothing.
 */
public final class SelectionRequests {

    private final LandingRequests requests;
    private final Predicate<String> confirmed;
    private final PrintStream out;

    /** @param confirmed is told what is about to be done to several records, and says whether it is meant */
    public SelectionRequests(LandingRequests requests, Predicate<String> confirmed, PrintStream out) {
        this.requests = requests;
        this.confirmed = confirmed;
        this.out = out;
    }

    /**
     * Selects records and asks about them.
     *
     * @param kind of the request
     * @param doing what is asked, as a participle: discarding
     * @param reason why, for the audit
     * @return the command's exit status
     */
    public int ask(String kind, String doing, Selectable records, Selection selection, String reason) {
        return switch (selection) {
            case Selection.Named named -> ask(kind, doing, records, named, reason);
            case Selection.Open open -> ask(kind, doing, records, open, reason);
        };
    }

    private int ask(String kind, String doing, Selectable records, Selection.Named named, String reason) {
        named.ids().forEach(records::refuseUnlessOpen);
        int wanted = named.ids().size();
        var about = named.about(records.noun(), wanted);
        if (wanted > 1 && !isConfirmed(doing, about)) {
            return ExitStatus.DONE;
        }
        var selection = UUID.randomUUID();
        if (records.select(selection, named) < wanted) {
            named.ids().forEach(records::refuseUnlessOpen); // somebody else was quicker with one of them
        }
        return ask(kind, selection, about, reason);
    }

    private int ask(String kind, String doing, Selectable records, Selection.Open open, String reason) {
        long counted = records.open(open);
        if (counted > 1 && !isConfirmed(doing, open.about(records.noun(), counted))) {
            return ExitStatus.DONE;
        }
        var selection = UUID.randomUUID();
        int taken = counted == 0 ? 0 : records.select(selection, open, counted);
        if (taken == 0) {
            out.printf("%s: nothing to do%n", open.about(records.noun(), 0));
            return ExitStatus.DONE;
        }
        return ask(kind, selection, open.about(records.noun(), taken), reason);
    }

    private boolean isConfirmed(String doing, String about) {
        boolean isMeant = confirmed.test(doing + " " + about);
        if (!isMeant) {
            out.println("nothing was asked for");
        }
        return isMeant;
    }

    /** Asks about a selection that was made. */
    public int ask(String kind, UUID selection, String about, String reason) {
        return requests.carryOut(kind, Map.of("selection", selection.toString(), "about", about), reason);
    }
}
