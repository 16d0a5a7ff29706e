package com.globalmart.admin.execution;

import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the list of executions. */
@Controller
class ExecutionController {

    private final ExecutionLists lists;
    private final Executions executions;
    private final Shared shared;

    ExecutionController(ExecutionLists lists, Executions executions, Shared shared) {
        this.lists = lists;
        this.executions = executions;
        this.shared = shared;
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
}
