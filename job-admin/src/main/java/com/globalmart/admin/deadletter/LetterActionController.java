package com.globalmart.admin.deadletter;

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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets dead letters land as they came, or gives them up: each is confirmed first, and becomes a request. */
@Controller
class LetterActionController {

    private final LetterRequests requests;
    private final DeadLetters letters;
    private final Asking asking;

    LetterActionController(LetterRequests requests, DeadLetters letters, Asking asking) {
        this.requests = requests;
        this.letters = letters;
        this.asking = asking;
    }

    @GetMapping("/dead-letters/redrive")
    String confirmRedrive(Chosen chosen, Model model) {
        var choice = requests.choice(chosen);
        int count = requests.count(choice);
        var consequences = consequences(
                choice,
                count,
                "ingest reads them once more, as they came; what it can read now lands, each once, and the next load takes it.",
                "What it still cannot read stays open: this helps after ingest has learned to read more.");
        model.addAttribute("confirmation", confirmation("Redrive", choice, count, consequences));
        return "requests/confirm";
    }

    @PostMapping("/dead-letters/redrive")
    String redrive(Chosen chosen, @RequestParam int most, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        return asking.answer(
                requests.ask(Kind.MEND_DEAD_LETTERS, requests.choice(chosen), most, ask, principal), model, htmx);
    }

    @GetMapping("/dead-letters/discard")
    String confirmDiscard(Chosen chosen, Model model) {
        var choice = requests.choice(chosen);
        int count = requests.count(choice);
        var consequences = consequences(
                choice,
                count,
                "they never land. This cannot be undone.",
                "Their bytes stay, with the reason that you give.");
        model.addAttribute(
                "confirmation",
                confirmation("Discard", choice, count, consequences).needingReason());
        return "requests/confirm";
    }

    @PostMapping("/dead-letters/discard")
    String discard(Chosen chosen, @RequestParam int most, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        return asking.answer(
                requests.ask(Kind.DISCARD_DEAD_LETTERS, requests.choice(chosen), most, ask, principal), model, htmx);
    }

    private List<String> consequences(Choice choice, int count, String what, String more) {
        var consequences = new ArrayList<String>();
        consequences.add("%s: %s".formatted(Words.count(count, "letter"), what));
        consequences.add(more);
        if (choice instanceof Choice.Open open && letters.openCount(open) > count) {
            consequences.add("One request is about %s at most: the oldest are taken, ask again for the others."
                    .formatted(Words.number(count)));
        }
        return consequences;
    }

    private static Confirmation confirmation(String verb, Choice choice, int count, List<String> consequences) {
        var fields = new LinkedHashMap<>(choice.fields());
        fields.put("most", String.valueOf(count));
        return Confirmation.of(
                        "%s %s".formatted(verb, Words.count(count, "letter")),
                        choice.about(LetterRequests.NOUN, count),
                        LetterState.OPEN.state(),
                        consequences,
                        "/dead-letters/" + verb.toLowerCase(Locale.ROOT),
                        back(choice))
                .with(fields);
    }

    private static String back(Choice choice) {
        return switch (choice) {
            case Choice.Named(var ids) when ids.size() == 1 -> "/dead-letters/" + ids.getFirst();
            case Choice.Named many -> "/dead-letters";
            case Choice.Open open -> open.address("/dead-letters");
        };
    }
}
