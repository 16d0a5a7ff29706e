package com.globalmart.admin.quarantine;

import com.globalmart.admin.page.Words;
import com.globalmart.admin.record.Choice;
import com.globalmart.admin.record.Chosen;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Replays quarantined records as they landed, or gives them up: each is confirmed first, and becomes a request. */
@Controller
class QuarantineActionController {

    private final QuarantineRequests requests;
    private final Quarantine quarantine;
    private final Asking asking;

    QuarantineActionController(QuarantineRequests requests, Quarantine quarantine, Asking asking) {
        this.requests = requests;
        this.quarantine = quarantine;
        this.asking = asking;
    }

    @GetMapping("/quarantine/replay")
    String confirmReplay(Chosen chosen, Model model) {
        var choice = requests.choice(chosen);
        int count = requests.count(choice);
        var consequences = new ArrayList<String>();
        consequences.add("%s: ingest lets them land again as they did, each once; the next load takes them."
                .formatted(Words.count(count, "record")));
        reasons(choice).forEach(reason -> consequences.add("%s: %s".formatted(reason, reason.meaning())));
        consequences.add("Where nothing has changed that made a load refuse them, the next one refuses them again.");
        addRest(consequences, choice, count);
        model.addAttribute("confirmation", confirmation("Replay", choice, count, consequences));
        return "requests/confirm";
    }

    @PostMapping("/quarantine/replay")
    String replay(Chosen chosen, @RequestParam int most, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        return asking.answer(
                requests.ask(Kind.REPLAY_QUARANTINED, requests.choice(chosen), most, null, ask, principal),
                model,
                htmx);
    }

    @GetMapping("/quarantine/discard")
    String confirmDiscard(Chosen chosen, Model model) {
        var choice = requests.choice(chosen);
        int count = requests.count(choice);
        var consequences = new ArrayList<String>();
        consequences.add(
                "%s: no load will ever take them. This cannot be undone.".formatted(Words.count(count, "record")));
        consequences.add("What is known of them stays, with the reason that you give.");
        addRest(consequences, choice, count);
        model.addAttribute(
                "confirmation",
                confirmation("Discard", choice, count, consequences).needingReason());
        return "requests/confirm";
    }

    @PostMapping("/quarantine/discard")
    String discard(Chosen chosen, @RequestParam int most, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        return asking.answer(
                requests.ask(Kind.DISCARD_QUARANTINED, requests.choice(chosen), most, null, ask, principal),
                model,
                htmx);
    }

    private void addRest(List<String> consequences, Choice choice, int count) {
        if (choice instanceof Choice.Open open && quarantine.openCount(open) > count) {
            consequences.add("One request is about %s at most: the oldest are taken, ask again for the others."
                    .formatted(Words.number(count)));
        }
    }

    private TreeSet<RefusalReason> reasons(Choice choice) {
        var reasons = new TreeSet<RefusalReason>();
        switch (choice) {
            case Choice.Named(var ids) ->
                ids.forEach(id -> reasons.add(quarantine.get(id).reason()));
            case Choice.Open open -> reasons.add(RefusalReason.valueOf(open.reasonCode()));
        }
        return reasons;
    }

    private static Confirmation confirmation(String verb, Choice choice, int count, List<String> consequences) {
        var fields = new LinkedHashMap<>(choice.fields());
        fields.put("most", String.valueOf(count));
        var question = "%s %s".formatted(verb, Words.count(count, "record"));
        return Confirmation.of(
                        question,
                        choice.about(QuarantineRequests.NOUN, count),
                        QuarantineState.OPEN.state(),
                        consequences,
                        "/quarantine/" + verb.toLowerCase(Locale.ROOT),
                        back(choice))
                .with(fields);
    }

    static String back(Choice choice) {
        return switch (choice) {
            case Choice.Named(var ids) when ids.size() == 1 -> "/quarantine/" + ids.getFirst();
            case Choice.Named many -> "/quarantine";
            case Choice.Open open -> open.address("/quarantine");
        };
    }
}
