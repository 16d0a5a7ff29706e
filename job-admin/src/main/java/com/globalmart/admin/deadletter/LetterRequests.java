package com.globalmart.admin.deadletter;

import com.globalmart.admin.contract.Contracts;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.Choice;
import com.globalmart.admin.record.Chosen;
import com.globalmart.admin.record.RecordId;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Kind;
import com.globalmart.admin.request.Reason;
import com.globalmart.admin.request.Request;
import java.security.Principal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Asks ingest to do something about chosen letters: they are selected in landing first, then a request names the selection. The form's
 * token names both, so that a form that is sent again, also after one of the two databases was away, asks once.
 */
@Component
class LetterRequests {

    static final String NOUN = "dead letter";

    /** How many letters one request is about at most; of more, the oldest are taken, and the others stay open. */
    static final int MOST = 10_000;

    private static final String DONE = "No such dead letter is open any more: there is nothing to do.";

    private final DeadLetters letters;
    private final SelectedLetters selected;
    private final Contracts contracts;
    private final Asking asking;

    LetterRequests(DeadLetters letters, SelectedLetters selected, Contracts contracts, Asking asking) {
        this.letters = letters;
        this.selected = selected;
        this.contracts = contracts;
        this.asking = asking;
    }

    /** Which letters are meant. */
    Choice choice(Chosen chosen) {
        var reason = UnreadableReason.of(chosen.reasonCode());
        return Choice.of(chosen.ids(), contracts.topic(chosen.topic()), reason == null ? null : reason.name());
    }

    /**
     * How many that are now.
     *
     * @throws ProblemException if there are none, or somebody has dealt with one that is named
     */
    int count(Choice choice) {
        long count = switch (choice) {
            case Choice.Named(var ids) -> {
                ids.forEach(id -> letters.get(id).requireOpen());
                yield ids.size();
            }
            case Choice.Open open -> letters.openCount(open);
        };
        if (count == 0) {
            throw ProblemException.conflict(DONE);
        }
        return (int) Math.min(MOST, count);
    }

    /**
     * Asks about letters as they came, once for each form.
     *
     * @param most how many were counted when the form was made; what has come since is not meant
     */
    Request ask(Kind kind, Choice choice, int most, Ask ask, Principal principal) {
        boolean isDiscard = kind == Kind.DISCARD_DEAD_LETTERS;
        if (isDiscard && Reason.of(ask.reason()) == null) {
            throw ProblemException.invalid(
                    "A reason is needed: say in one line why nobody will want these letters again.");
        }
        var selection = ask.of(List.of(kind, choice)).token();
        if (!asking.isKnown(ask)) {
            count(choice);
        }
        int taken = selected.select(selection, choice, !isDiscard, Math.clamp(most, 1, MOST));
        return ask(kind, selection, choice, taken, ask, principal);
    }

    /** Asks that other bytes land in a letter's place, once for each form. */
    Request askMended(RecordId id, LetterBytes mended, Ask ask, Principal principal) {
        var bytes = Arrays.asList(hex(mended.key()), hex(mended.value()));
        var selection = ask.of(Arrays.asList(id, bytes)).token();
        int taken = selected.selectMended(selection, id, mended);
        return ask(Kind.MEND_DEAD_LETTERS, selection, new Choice.Named(List.of(id)), taken, ask, principal);
    }

    private Request ask(Kind kind, UUID selection, Choice choice, int taken, Ask ask, Principal principal) {
        if (taken == 0) {
            throw ProblemException.conflict(DONE);
        }
        var parameters = JsonNodeFactory.instance
                .objectNode()
                .put("selection", selection.toString())
                .put("about", choice.about(NOUN, taken));
        return asking.ask(kind, parameters, ask, principal);
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }
}
