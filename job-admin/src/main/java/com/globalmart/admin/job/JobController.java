package com.globalmart.admin.job;

import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the jobs, each with its last runs. */
@Controller
class JobController {

    private final JobList jobs;
    private final Shared shared;

    JobController(JobList jobs, Shared shared) {
        this.jobs = jobs;
        this.shared = shared;
    }

    @GetMapping("/jobs")
    String list(Model model, HtmxRequest htmx) {
        model.addAttribute("jobs", shared.answer(htmx, "jobs", jobs::all));
        return htmx.isHtmxRequest() ? "jobs/list :: jobs" : "jobs/list";
    }
}
