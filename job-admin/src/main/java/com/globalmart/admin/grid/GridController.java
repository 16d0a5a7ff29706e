package com.globalmart.admin.grid;

import com.globalmart.admin.execution.ExecutionFilter;
import com.globalmart.admin.execution.ExecutionQuery;
import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the runs of one job beside each other. */
@Controller
class GridController {

    private static final String USUAL = "nightly";

    private final Grids grids;
    private final Executions executions;
    private final Shared shared;

    GridController(Grids grids, Executions executions, Shared shared) {
        this.grids = grids;
        this.executions = executions;
        this.shared = shared;
    }

    private record Question(ExecutionFilter filter) {}

    @GetMapping("/grid")
    String show(ExecutionQuery query, Model model, HtmxRequest htmx) {
        var asked = query.filter();
        var jobNames = executions.jobNames();
        var filter = asked.job() == null ? asked.ofJob(usual(jobNames)) : asked;
        model.addAttribute("grid", shared.answer(htmx, new Question(filter), () -> grids.of(filter)));
        if (htmx.isHtmxRequest()) {
            return "grid/show :: grid";
        }
        model.addAttribute("filter", filter);
        model.addAttribute("jobNames", jobNames);
        model.addAttribute("statuses", ExecutionStatus.values());
        return "grid/show";
    }

    /** The job that is shown where none is named; null where none ever ran. */
    private static @Nullable String usual(List<String> jobNames) {
        if (jobNames.contains(USUAL)) {
            return USUAL;
        }
        return jobNames.isEmpty() ? null : jobNames.getFirst();
    }
}
