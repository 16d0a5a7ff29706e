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
import tools.jackson.databind.node.ObjectNode;

/** Gives a schedule other times, or a job its first: the next are shown before they are asked for. Looking writes nothing. */
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
        return show(form(editable(name), false, cron, timeZone), model, htmx, response);
    }

    @GetMapping("/schedules/{name}/create")
    String formOfNew(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cron,
            @RequestParam(required = false) @Nullable String timeZone,
            Model model,
            HtmxRequest htmx,
            HttpServletResponse response) {
        return show(form(schedules.proposed(name, clock.instant()), true, cron, timeZone), model, htmx, response);
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
            requireTimes(cron, timeZone);
        }
        return asking.answer(
                asking.ask(Kind.EDIT_SCHEDULE, parameters(name, cron, timeZone), ask, principal), model, htmx);
    }

    @PostMapping("/schedules/{name}/create")
    String create(
            @PathVariable String name,
            @RequestParam String cron,
            @RequestParam String timeZone,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            schedules.proposed(name, clock.instant());
            requireTimes(cron, timeZone);
        }
        return asking.answer(
                asking.ask(Kind.CREATE_SCHEDULE, parameters(name, cron, timeZone), ask, principal), model, htmx);
    }

    private void requireTimes(String cron, String timeZone) {
        if (Times.read(cron, timeZone, clock.instant()) instanceof Times.Read.Bad bad) {
            throw ProblemException.invalid(problem(bad.problems()));
        }
    }

    private static ObjectNode parameters(String name, String cron, String timeZone) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schedule", name)
                .put("cron", cron)
                .put("timeZone", timeZone)
                .put("about", "schedule " + name);
    }

    private static String show(EditForm form, Model model, HtmxRequest htmx, HttpServletResponse response) {
        model.addAttribute("zones", Zones.ALL);
        model.addAttribute("form", form);
        if (!form.problems().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return htmx.isHtmxRequest() ? "schedules/edit :: form" : "schedules/edit";
    }

    private EditForm form(Schedule schedule, boolean isNew, @Nullable String cron, @Nullable String timeZone) {
        return cron == null && timeZone == null
                ? untouched(schedule, isNew)
                : typed(schedule, isNew, cron == null ? "" : cron.strip(), timeZone == null ? "" : timeZone.strip());
    }

    private static String problem(Map<String, String> problems) {
        var field = problems.keySet().iterator().next();
        return "The value of \"%s\" does not fit: %s.".formatted(field, problems.get(field));
    }

    private static EditForm untouched(Schedule schedule, boolean isNew) {
        return new EditForm(
                schedule.name(),
                isNew,
                schedule.cron(),
                schedule.timeZone(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                UUID.randomUUID());
    }

    private EditForm typed(Schedule schedule, boolean isNew, String cron, String timeZone) {
        return switch (Times.read(cron, timeZone, clock.instant())) {
            case Times.Read.Bad bad ->
                new EditForm(
                        schedule.name(),
                        isNew,
                        cron,
                        timeZone,
                        bad.problems(),
                        null,
                        List.of(),
                        List.of(),
                        UUID.randomUUID());
            case Times.Read.Good good ->
                new EditForm(
                        schedule.name(),
                        isNew,
                        cron,
                        timeZone,
                        Map.of(),
                        CronWords.of(cron).orElse("at the times of " + cron) + " " + timeZone,
                        pages.fires(schedule, good.times(), PREVIEWED),
                        isNew ? ofNew(good.times()) : consequences(schedule, good.times()),
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

    private List<String> ofNew(Times times) {
        var sentences = new ArrayList<String>();
        sentences.add("Until now it is launched by hand alone.");
        times.after(clock.instant(), 1)
                .forEach(next -> sentences.add("It first fires %s.".formatted(Words.moment(next))));
        sentences.add("Times that it misses are made up for together, by one launch.");
        if (schedules.freeze().isPresent()) {
            sentences.add("All schedules are frozen: it is held with them.");
        }
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
