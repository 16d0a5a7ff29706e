package com.globalmart.admin.quarantine;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Asks ingest to do something about chosen records: they are selected in landing first, then a request names the selection. The form's
 * token names both, so that a form that is sent again, also after one of the two databases was away, asks once.
 */
@Component
class QuarantineRequests {

    static final String NOUN = "quarantined record";

    /** How many records one request is about at most; of more, the oldest are taken, and the others stay open. */
    static final int MOST = 50_000;

    private final Quarantine quarantine;
    private final SelectedRecords selected;
    private final Contracts contracts;
    private final Asking asking;

    QuarantineRequests(Quarantine quarantine, SelectedRecords selected, Contracts contracts, Asking asking) {
        this.quarantine = quarantine;
        this.selected = selected;
        this.contracts = contracts;
        this.asking = asking;
    }

    /** Which records are meant. */
    Choice choice(Chosen chosen) {
        var reason = RefusalReason.of(chosen.reasonCode());
        return Choice.of(chosen.ids(), contracts.topic(chosen.topic()), reason == null ? null : reason.name());
    }

    /**
     * How many that are now.
     *
     * @throws ProblemException if there are none, or something cannot be done about one that is named
     */
    int count(Choice choice) {
        long count = switch (choice) {
            case Choice.Named(var ids) -> {
                ids.forEach(id -> quarantine.get(id).requireChoosable());
                yield ids.size();
            }
            case Choice.Open open -> quarantine.openCount(open);
        };
        if (count == 0) {
            throw ProblemException.conflict(
                    "No such record of a published load is open any more: there is nothing to do.");
        }
        return (int) Math.min(MOST, count);
    }

    /**
     * Asks, once for each form.
     *
     * @param most how many were counted when the form was made; what has come since is not meant
     * @param edit JSON object of the fields that take the place of the records' own; null where they land as they did
     */
    Request ask(Kind kind, Choice choice, int most, @Nullable String edit, Ask ask, Principal principal) {
        if (Reason.of(ask.reason()) == null && kind == Kind.DISCARD_QUARANTINED) {
            throw ProblemException.invalid(
                    "A reason is needed: say in one line why nobody will want these records again.");
        }
        if (most < 1) {
            throw ProblemException.invalid(
                    "The value of \"most\" is below 1: open the form anew, and send it from there.");
        }
        var selection = ask.of(Arrays.asList(kind, choice, edit)).token();
        int records = selected.select(selection, () -> records(choice, most), edit);
        var parameters = JsonNodeFactory.instance
                .objectNode()
                .put("selection", selection.toString())
                .put("about", choice.about(NOUN, records));
        return asking.ask(kind, parameters, ask, principal);
    }

    private List<RecordId> records(Choice choice, int most) {
        int counted = count(choice);
        return switch (choice) {
            case Choice.Named(var ids) -> ids;
            case Choice.Open open -> quarantine.open(open, Math.min(most, counted));
        };
    }
}
