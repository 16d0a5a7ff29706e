package com.globalmart.admin.quarantine;

import com.globalmart.admin.contract.Contract;
import com.globalmart.admin.contract.Contracts;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.Choice;
import com.globalmart.admin.record.Chosen;
import com.globalmart.admin.record.RecordId;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** Edits quarantined records in a form, checks them as ingest would, and replays them edited. */
@Controller
class EditController {

    private static final String FIELD = "field.";
    /** Bytes: a form has at most 64 KB, and they take up to three times their room in it. */
    private static final int LONGEST_RECORD = 20_000;

    private final QuarantineRequests requests;
    private final Quarantine quarantine;
    private final Contracts contracts;
    private final ReferenceValues reference;
    private final Asking asking;

    EditController(
            QuarantineRequests requests,
            Quarantine quarantine,
            Contracts contracts,
            ReferenceValues reference,
            Asking asking) {
        this.requests = requests;
        this.quarantine = quarantine;
        this.contracts = contracts;
        this.reference = reference;
        this.asking = asking;
    }

    /** What is edited: one record, or fields that several of one topic get. */
    private record Subject(
            Choice choice, Contract contract, @Nullable ObjectNode record) {}

    @GetMapping("/quarantine/edit")
    String form(Chosen chosen, Model model) {
        var choice = requests.choice(chosen);
        int count = requests.count(choice);
        model.addAttribute("form", form(subject(choice), count, Map.of(), null, new Ask(UUID.randomUUID(), "")));
        return "quarantine/edit";
    }

    /** Checks what was typed, and asks for the replay unless only the check was wanted. */
    @PostMapping("/quarantine/edit")
    String edit(
            Chosen chosen,
            @RequestParam int most,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam Map<String, String> sent,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx,
            HttpServletResponse response) {
        var choice = requests.choice(chosen);
        var subject = subject(choice);
        var typed = sent.entrySet().stream()
                .filter(field -> field.getKey().startsWith(FIELD))
                .collect(Collectors.toMap(field -> field.getKey().substring(FIELD.length()), Map.Entry::getValue));
        if (!Edit.knows(subject.contract(), typed.keySet())) {
            throw ProblemException.invalid("The form has a field that it was not made with.");
        }
        var topic = subject.contract().topic();
        var edit = Edit.of(
                subject.contract(),
                subject.record(),
                typed,
                (field, value) -> reference.isUnknown(topic, field, value));
        boolean isWanted = check == null && edit.isGood() && !edit.isEmpty();
        if (isWanted) {
            var request = requests.ask(
                    Kind.REPLAY_QUARANTINED, choice, most, edit.fields().toString(), ask, principal);
            return asking.answer(request, model, htmx);
        }
        if (check == null || !edit.isGood()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("form", form(subject, most, typed, edit, ask));
        return htmx.isHtmxRequest() ? "quarantine/edit :: form" : "quarantine/edit";
    }

    private Subject subject(Choice choice) {
        var topic = topic(choice);
        var record = choice instanceof Choice.Named(var ids) && ids.size() == 1 ? record(ids.getFirst()) : null;
        return new Subject(choice, contracts.of(topic), record);
    }

    private ObjectNode record(RecordId id) {
        quarantine.get(id);
        var record = quarantine.payload(id);
        if (record.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_RECORD) {
            throw ProblemException.conflict(
                    "Record %s is too long for a form. Edit it at the shell: ./globalmart quarantine replay %s --set FIELD=VALUE"
                            .formatted(id, id));
        }
        return record;
    }

    private static String topic(Choice choice) {
        var topics = switch (choice) {
            case Choice.Named(var ids) ->
                ids.stream().map(RecordId::topic).distinct().toList();
            case Choice.Open open -> open.topic() == null ? List.<String>of() : List.of(open.topic());
        };
        if (topics.size() != 1) {
            throw ProblemException.invalid(
                    "The value of \"topic\" is not one topic: records of different topics have different fields.");
        }
        return topics.getFirst();
    }

    private EditForm form(Subject subject, int count, Map<String, String> typed, @Nullable Edit edit, Ask ask) {
        var choice = subject.choice();
        var hidden = new LinkedHashMap<>(choice.fields());
        hidden.put("most", String.valueOf(count));
        Map<String, String> misfits = edit == null ? Map.of() : edit.misfits();
        return new EditForm(
                count,
                choice.about(QuarantineRequests.NOUN, count),
                subject.record() == null,
                subject.contract().editable().stream()
                        .map(field -> EditForm.Field.of(
                                field, subject.contract(), subject.record(), typed, misfits, reference))
                        .toList(),
                hidden,
                ask.token(),
                ask.reason() == null ? "" : ask.reason(),
                QuarantineActionController.back(choice),
                edit == null ? List.of() : edit.changes(subject.record()),
                edit == null ? List.of() : edit.objections(),
                edit == null ? null : verdict(edit));
    }

    private static String verdict(Edit edit) {
        if (!edit.misfits().isEmpty()) {
            return "Some values do not fit: see below.";
        }
        if (!edit.objections().isEmpty()) {
            return "Ingest could not read it so.";
        }
        return edit.isEmpty()
                ? "Nothing is changed: change a field, or replay it as it is."
                : "Ingest can read it so. Whether the next load takes it shows when it runs.";
    }
}
