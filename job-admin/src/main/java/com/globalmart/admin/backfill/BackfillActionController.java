package com.globalmart.admin.backfill;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Foretells, begins, stops and resumes backfills. Foretelling writes nothing. */
@Controller
class BackfillActionController {

    private final Backfills backfills;
    private final Plans plans;
    private final Asking asking;

    BackfillActionController(Backfills backfills, Plans plans, Asking asking) {
        this.backfills = backfills;
        this.plans = plans;
        this.asking = asking;
    }

    @GetMapping("/backfill/plan")
    String plan(@RequestParam String from, @RequestParam String to, @RequestParam String mode, Model model) {
        model.addAttribute("plan", plans.of(DateRange.of(from, to), Mode.of(mode)));
        model.addAttribute("modes", Mode.values());
        model.addAttribute("token", UUID.randomUUID());
        return "backfill/plan";
    }

    @PostMapping("/backfill/plan")
    String start(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam String mode,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        var range = DateRange.of(from, to);
        var chosen = Mode.of(mode);
        if (!asking.isKnown(ask)) {
            requireStartable(plans.of(range, chosen));
        }
        var parameters = JsonNodeFactory.instance
                .objectNode()
                .put("from", range.first().toString())
                .put("to", range.last().toString())
                .put("mode", chosen.word())
                .put("about", "%s to %s".formatted(range.first(), range.last()));
        return asking.answer(asking.ask(Kind.BACKFILL, parameters, ask, principal), model, htmx);
    }

    @GetMapping("/backfill/{backfillId}/stop")
    String confirmStop(@PathVariable long backfillId, Model model) {
        var backfill = running(backfillId);
        var sentences = new ArrayList<String>();
        sentences.add("It begins no other date: %s of %s."
                .formatted(
                        Words.count(backfill.counts().waiting(), "date") + " wait",
                        Words.number(backfill.counts().all())));
        sentences.add(
                backfill.counts().running() == 0
                        ? "No date runs just now."
                        : "The date that runs goes on to its end; stop its execution to end that too.");
        sentences.add("What is done stays. Resuming goes on with the dates that wait.");
        return confirm("Stop", backfill, sentences, model);
    }

    @GetMapping("/backfill/{backfillId}/resume")
    String confirmResume(@PathVariable long backfillId, Model model) {
        var backfill = resumable(backfillId);
        var sentences = List.of(
                "It goes on with %s: %s to be looked at, in their order."
                        .formatted(
                                backfill.standsAt() == null ? "its end" : Words.day(backfill.standsAt()),
                                Words.count(
                                        backfill.counts().all()
                                                - backfill.counts().over(),
                                        "date")),
                "A night that failed goes on where it ended; mend first what let it fail.",
                "Dates of which nothing is to be done any more are skipped.");
        return confirm("Resume", backfill, sentences, model);
    }

    @PostMapping("/backfill/{backfillId}/stop")
    String stop(@PathVariable long backfillId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            running(backfillId);
        }
        return asking.answer(asking.ask(Kind.STOP_BACKFILL, backfill(backfillId), ask, principal), model, htmx);
    }

    @PostMapping("/backfill/{backfillId}/resume")
    String resume(@PathVariable long backfillId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            resumable(backfillId);
        }
        return asking.answer(asking.ask(Kind.RESUME_BACKFILL, backfill(backfillId), ask, principal), model, htmx);
    }

    private static String confirm(String verb, Backfill backfill, List<String> consequences, Model model) {
        var here = "/backfill/" + backfill.backfillId();
        model.addAttribute(
                "confirmation",
                Confirmation.of(
                        "%s backfill %d".formatted(verb, backfill.backfillId()),
                        "%s, %s: %s"
                                .formatted(
                                        backfill.range().words(),
                                        backfill.mode().word(),
                                        backfill.counts().words()),
                        backfill.state(),
                        consequences,
                        here + (verb.equals("Stop") ? "/stop" : "/resume"),
                        here));
        return "requests/confirm";
    }

    private static ObjectNode backfill(long backfillId) {
        return JsonNodeFactory.instance.objectNode().put("backfill", backfillId).put("about", "backfill " + backfillId);
    }

    private static void requireStartable(Plan plan) {
        if (plan.other() != null) {
            throw ProblemException.conflict("Backfill %d runs: wait for its end or stop it.".formatted(plan.other()));
        }
        if (!plan.isAnythingToDo()) {
            throw ProblemException.conflict("Nothing is to be done for any date from %s: choose another range or mode."
                    .formatted(plan.range().words()));
        }
    }

    private Backfill running(long backfillId) {
        var backfill = backfills.get(backfillId);
        if (!backfill.isRunning()) {
            throw ProblemException.conflict("Backfill %d is %s: there is nothing to stop."
                    .formatted(backfillId, backfill.state().word()));
        }
        return backfill;
    }

    private Backfill resumable(long backfillId) {
        var backfill = backfills.get(backfillId);
        if (!backfill.isResumable()) {
            throw ProblemException.conflict("Backfill %d is %s: failed and stopped ones are resumed."
                    .formatted(backfillId, backfill.state().word()));
        }
        backfills.running().ifPresent(other -> {
            throw ProblemException.conflict(
                    "Backfill %d runs: wait for its end or stop it.".formatted(other.backfillId()));
        });
        return backfill;
    }
}
