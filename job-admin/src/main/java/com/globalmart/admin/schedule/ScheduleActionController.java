package com.globalmart.admin.schedule;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pauses and resumes a schedule, and launches its job now: each is confirmed with its consequence first. */
@Controller
class ScheduleActionController {

    private final Schedules schedules;
    private final NightsToFire nights;
    private final Asking asking;
    private final Clock clock;

    ScheduleActionController(Schedules schedules, NightsToFire nights, Asking asking, Clock clock) {
        this.schedules = schedules;
        this.nights = nights;
        this.asking = asking;
        this.clock = clock;
    }

    @GetMapping("/schedules/{name}/pause")
    String confirmPause(@PathVariable String name, Model model) {
        var schedule = firing(name);
        return confirm("Pause", "pause", schedule, Consequences.ofPause(schedule), model);
    }

    @GetMapping("/schedules/{name}/resume")
    String confirmResume(@PathVariable String name, Model model) {
        var schedule = paused(name);
        return confirm("Resume", "resume", schedule, Consequences.ofResume(schedule, clock.instant()), model);
    }

    @GetMapping("/schedules/{name}/fire")
    String confirmFire(@PathVariable String name, Model model) {
        var schedule = schedules.get(name);
        var consequences = Consequences.ofFire(schedule, nights.toFire(schedule), nights.whatIsThere(schedule));
        return confirm("Fire now", "fire", schedule, consequences, model);
    }

    @PostMapping("/schedules/{name}/pause")
    String pause(@PathVariable String name, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            firing(name);
        }
        return asking.answer(asking.ask(Kind.PAUSE_SCHEDULE, schedule(name), ask, principal), model, htmx);
    }

    @PostMapping("/schedules/{name}/resume")
    String resume(@PathVariable String name, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            paused(name);
        }
        return asking.answer(asking.ask(Kind.RESUME_SCHEDULE, schedule(name), ask, principal), model, htmx);
    }

    @PostMapping("/schedules/{name}/fire")
    String fire(
            @PathVariable String name,
            @RequestParam String night,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        var schedule = schedules.get(name);
        if (!asking.isKnown(ask) && !night.equals(nights.toFire(schedule))) {
            throw ProblemException.conflict("A day has ended since you were asked: open the form anew.");
        }
        var launch = JsonNodeFactory.instance.objectNode().put("job", name);
        if (schedule.isAboutADate()) {
            launch.put("businessDate", night);
        }
        return asking.answer(asking.ask(Kind.LAUNCH, launch, ask, principal), model, htmx);
    }

    private String confirm(String verb, String action, Schedule schedule, List<String> consequences, Model model) {
        var here = "/schedules/" + schedule.name();
        var confirmation = Confirmation.of(
                verb + " " + schedule.name(),
                schedule.words(),
                schedule.state(clock.instant()),
                consequences,
                here + "/" + action,
                here);
        model.addAttribute(
                "confirmation", action.equals("fire") ? confirmation.with(nights.asField(schedule)) : confirmation);
        return "requests/confirm";
    }

    private static ObjectNode schedule(String name) {
        return JsonNodeFactory.instance.objectNode().put("schedule", name).put("about", "schedule " + name);
    }

    private Schedule firing(String name) {
        var schedule = schedules.get(name);
        if (schedule.isPaused()) {
            throw ProblemException.conflict("Schedule %s is %s already."
                    .formatted(name, schedule.state(clock.instant()).word()));
        }
        return schedule;
    }

    private Schedule paused(String name) {
        var schedule = schedules.get(name);
        if (!schedule.isPaused()) {
            throw ProblemException.conflict("Schedule %s is not paused: there is nothing to resume.".formatted(name));
        }
        return schedule;
    }
}
