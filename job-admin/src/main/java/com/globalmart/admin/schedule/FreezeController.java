package com.globalmart.admin.schedule;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Freezes all schedules and releases them. */
@Controller
class FreezeController {

    private static final String BACK = "/schedules";
    private static final String ABOUT = "all schedules";

    private final Schedules schedules;
    private final Asking asking;
    private final Clock clock;

    FreezeController(Schedules schedules, Asking asking, Clock clock) {
        this.schedules = schedules;
        this.asking = asking;
        this.clock = clock;
    }

    @GetMapping("/schedules/freeze")
    String confirmFreeze(Model model) {
        requireNoFreeze();
        var all = schedules.all();
        model.addAttribute(
                "confirmation",
                Confirmation.of(
                        "Freeze all schedules",
                        Words.count(all.size(), "schedule"),
                        null,
                        Consequences.ofFreeze(all),
                        "/schedules/freeze",
                        BACK));
        return "requests/confirm";
    }

    @GetMapping("/schedules/release")
    String confirmRelease(Model model) {
        var freeze = freeze();
        model.addAttribute(
                "confirmation",
                Confirmation.of(
                        "Release all schedules",
                        "frozen by %s since %s".formatted(freeze.by(), Words.moment(freeze.since())),
                        new State("frozen", Mark.WARN),
                        Consequences.ofRelease(schedules.all(), freeze, clock.instant()),
                        "/schedules/release",
                        BACK));
        return "requests/confirm";
    }

    @PostMapping("/schedules/freeze")
    String freeze(Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            requireNoFreeze();
        }
        return asking.answer(asking.ask(Kind.FREEZE_SCHEDULES, all(), ask, principal), model, htmx);
    }

    @PostMapping("/schedules/release")
    String release(Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            freeze();
        }
        return asking.answer(asking.ask(Kind.RELEASE_SCHEDULES, all(), ask, principal), model, htmx);
    }

    private static ObjectNode all() {
        return JsonNodeFactory.instance.objectNode().put("about", ABOUT);
    }

    private Freeze freeze() {
        return schedules
                .freeze()
                .orElseThrow(
                        () -> ProblemException.conflict("The schedules are not frozen: there is nothing to release."));
    }

    private void requireNoFreeze() {
        schedules.freeze().ifPresent(freeze -> {
            throw ProblemException.conflict("The schedules are frozen already, by %s since %s."
                    .formatted(freeze.by(), Words.moment(freeze.since())));
        });
    }
}
