package com.globalmart.admin.job;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.request.Kind;
import com.globalmart.admin.request.Outcome;
import com.globalmart.admin.request.Outcomes;
import com.globalmart.admin.request.Reason;
import com.globalmart.admin.request.Requests;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Launches a job: shows its form, and makes a filled one a request. */
@Controller
class LaunchController {

    private static final String PARAMETER = "parameter.";
    private static final Set<String> OTHER_FIELDS = Set.of("token", "reason", "_csrf");

    private final DeclaredJobs jobs;
    private final LastValues lastValues;
    private final Requests requests;
    private final Outcomes outcomes;
    private final Clock clock;

    LaunchController(DeclaredJobs jobs, LastValues lastValues, Requests requests, Outcomes outcomes, Clock clock) {
        this.jobs = jobs;
        this.lastValues = lastValues;
        this.requests = requests;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @GetMapping("/jobs/{jobName}/launch")
    String form(@PathVariable String jobName, Model model) {
        model.addAttribute("form", fresh(jobs.get(jobName), null));
        return "jobs/launch";
    }

    @PostMapping("/jobs/{jobName}/launch")
    String launch(
            @PathVariable String jobName,
            @RequestParam UUID token,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> submitted,
            Principal principal,
            Model model,
            HtmxRequest htmx,
            HttpServletResponse response) {
        var job = jobs.get(jobName);
        var typed = typed(submitted);
        return switch (job.read(typed)) {
            case DeclaredJob.Filled.Bad(var problems) -> {
                model.addAttribute("form", LaunchForm.again(job, typed, reason, token, problems));
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield htmx.isHtmxRequest() ? "jobs/launch :: form" : "jobs/launch";
            }
            case DeclaredJob.Filled.Good(var parameters) -> {
                var request = requests.submit(Kind.LAUNCH, parameters, principal.getName(), Reason.of(reason), token);
                if (!htmx.isHtmxRequest()) {
                    yield "redirect:/requests/" + request.requestId();
                }
                model.addAttribute("form", fresh(job, outcomes.of(request)));
                yield "jobs/launch :: form";
            }
        };
    }

    private LaunchForm fresh(DeclaredJob job, @Nullable Outcome outcome) {
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        var completed = lastValues.lastCompletedDate(job.name()).orElse(null);
        return LaunchForm.fresh(job, new Prefill(lastValues.of(job.name()), completed, yesterday), outcome);
    }

    /** The job's parameters among the fields of a form, each given once. */
    private static Map<String, String> typed(MultiValueMap<String, String> submitted) {
        var typed = new HashMap<String, String>();
        submitted.forEach((field, values) -> {
            if (values.size() > 1) {
                throw ProblemException.invalid("A field was given twice.");
            }
            if (field.startsWith(PARAMETER)) {
                typed.put(field.substring(PARAMETER.length()), values.getFirst());
                return;
            }
            if (!OTHER_FIELDS.contains(field)) {
                throw ProblemException.invalid("The form has a field that it was not made with.");
            }
        });
        return typed;
    }
}
