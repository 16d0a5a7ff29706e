package com.globalmart.admin.execution;

import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows executions: the list, and one with its steps. */
@Controller
class ExecutionController {

    private final ExecutionLists lists;
    private final Executions executions;
    private final StepPlans plans;
    private final Shared shared;
    private final Clock clock;

    ExecutionController(ExecutionLists lists, Executions executions, StepPlans plans, Shared shared, Clock clock) {
        this.lists = lists;
        this.executions = executions;
        this.plans = plans;
        this.shared = shared;
        this.clock = clock;
    }

    @GetMapping("/executions")
    String list(
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Long before,
            Model model,
            HtmxRequest htmx) {
        var filter = ExecutionFilter.of(job, status, before);
        model.addAttribute("list", shared.answer(htmx, filter, () -> lists.page(filter)));
        if (htmx.isHtmxRequest()) {
            return "executions/list :: table";
        }
        model.addAttribute("filter", filter);
        model.addAttribute("newest", before == null ? null : filter.newest().address());
        model.addAttribute("jobNames", executions.jobNames());
        model.addAttribute("statuses", ExecutionStatus.values());
        return "executions/list";
    }

    @GetMapping("/executions/{executionId}")
    String show(@PathVariable long executionId, Model model, HtmxRequest htmx) {
        model.addAttribute(
                "page",
                shared.answer(htmx, "execution " + executionId, () -> ExecutionPage.of(plans.of(executionId), clock)));
        return htmx.isHtmxRequest() ? "executions/show :: execution" : "executions/show";
    }
}
