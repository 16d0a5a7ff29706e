package com.globalmart.admin.schedule;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives a schedule other times, of which the next are shown before they are asked for. Looking writes nothing. */
@Controller
class ScheduleEditController {

    private static final int PREVIEWED = 10;

    private final Schedules schedules;
    private final SchedulePages pages;
    private final Asking asking;
    private final Clock clock;

    ScheduleEditController(Schedules schedules, SchedulePages pages, Asking asking, Clock clock) {
        this.schedules = schedules;
        this.pages = pages;
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * The form, with a preview where times are given.
     *
     * @param cron null for a form that nobody has touched
     */
    @GetMapping("/schedules/{name}/edit")
    String form(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cron,
            @RequestParam(required = false) @Nullable String timeZone,
            Model model,
            HtmxRequest htmx,
            HttpServletResponse response) {
        var schedule = editable(name);
        model.addAttribute("zones", Zones.ALL);
        if (cron == null && timeZone == null) {
            model.addAttribute("form", untouched(schedule));
            return "schedules/edit";
        }
        var form = typed(schedule, cron == null ? "" : cron.strip(), timeZone == null ? "" : timeZone.strip());
        model.addAttribute("form", form);
        if (!form.problems().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return htmx.isHtmxRequest() ? "schedules/edit :: form" : "schedules/edit";
    }

    @PostMapping("/schedules/{name}/edit")
    String edit(
            @PathVariable String name,
            @RequestParam String cron,
            @RequestParam String timeZone,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            editable(name);
            if (Times.read(cron, timeZone, clock.instant()) instanceof Times.Read.Bad bad) {
                throw ProblemException.invalid(problem(bad.problems()));
            }
        }
        var parameters = JsonNodeFactory.instance
                .objectNode()
                .put("schedule", name)
                .put("cron", cron)
                .put("timeZone", timeZone)
                .put("about", "schedule " + name);
        return asking.answer(asking.ask(Kind.EDIT_SCHEDULE, parameters, ask, principal), model, htmx);
    }

    private static String problem(Map<String, String> problems) {
        var field = problems.keySet().iterator().next();
        return "The value of \"%s\" does not fit: %s.".formatted(field, problems.get(field));
    }

    private static EditForm untouched(Schedule schedule) {
        return new EditForm(
                schedule.name(),
                schedule.cron(),
                schedule.timeZone(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                UUID.randomUUID());
    }

    private EditForm typed(Schedule schedule, String cron, String timeZone) {
        return switch (Times.read(cron, timeZone, clock.instant())) {
            case Times.Read.Bad bad ->
                new EditForm(
                        schedule.name(), cron, timeZone, bad.problems(), null, List.of(), List.of(), UUID.randomUUID());
            case Times.Read.Good good ->
                new EditForm(
                        schedule.name(),
                        cron,
                        timeZone,
                        Map.of(),
                        CronWords.of(cron).orElse("at the times of " + cron) + " " + timeZone,
                        pages.fires(schedule, good.times(), PREVIEWED),
                        consequences(schedule, good.times()),
                        UUID.randomUUID());
        };
    }

    private List<String> consequences(Schedule schedule, Times times) {
        var sentences = new ArrayList<String>();
        sentences.add("Until now it fires %s.".formatted(schedule.words()));
        times.after(clock.instant(), 1)
                .forEach(next -> sentences.add(
                        schedule.isPaused()
                                ? "It stays %s; its next time would be %s."
                                        .formatted(
                                                schedule.state(clock.instant()).word(), Words.moment(next))
                                : "It next fires %s.".formatted(Words.moment(next))));
        sentences.add("What it has asked for already goes on.");
        return sentences;
    }

    /** What was missed would be forgotten with the times that it had. */
    private Schedule editable(String name) {
        var schedule = schedules.get(name);
        var missed = schedule.missed(clock.instant());
        if (!missed.isEmpty()) {
            throw ProblemException.conflict(
                    "Schedule %s has missed %s, the first %s: let it make up for that, then edit it."
                            .formatted(name, Words.count(missed.size(), "time"), Words.moment(missed.getFirst())));
        }
        return schedule;
    }
}
