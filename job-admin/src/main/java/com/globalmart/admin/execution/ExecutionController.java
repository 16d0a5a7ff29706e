package com.globalmart.admin.execution;

import com.globalmart.admin.export.CsvExports;
import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the list of executions, and sends it as a file. */
@Controller
class ExecutionController {

    private final ExecutionLists lists;
    private final Executions executions;
    private final CsvExports exports;
    private final Shared shared;

    ExecutionController(ExecutionLists lists, Executions executions, CsvExports exports, Shared shared) {
        this.lists = lists;
        this.executions = executions;
        this.exports = exports;
        this.shared = shared;
    }

    @GetMapping("/executions")
    String list(ExecutionQuery query, Model model, HtmxRequest htmx) {
        var filter = query.filter();
        model.addAttribute("list", shared.answer(htmx, filter, () -> lists.page(filter)));
        if (htmx.isHtmxRequest()) {
            return "executions/list :: table";
        }
        model.addAttribute("filter", filter);
        model.addAttribute("jobNames", executions.jobNames());
        model.addAttribute("statuses", ExecutionStatus.values());
        return "executions/list";
    }

    @GetMapping("/executions.csv")
    void export(ExecutionQuery query, HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(executions.export(query.filter()), request, response);
    }
}
