package com.globalmart.admin.execution.log;

import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.execution.StepExecution;
import com.globalmart.admin.execution.StepName;
import com.globalmart.admin.execution.Steps;
import com.globalmart.admin.pulse.Shared;
import com.globalmart.admin.user.Audit;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what was logged while an execution ran, and gives it out as a file. */
@Controller
class LogController {

    private static final int PAGE = 200;

    private record Question(long executionId, LogFilter filter) {}

    private final Executions executions;
    private final Steps steps;
    private final ExecutionLog log;
    private final Shared shared;
    private final Audit audit;

    LogController(Executions executions, Steps steps, ExecutionLog log, Shared shared, Audit audit) {
        this.executions = executions;
        this.steps = steps;
        this.log = log;
        this.shared = shared;
        this.audit = audit;
    }

    @GetMapping("/executions/{executionId}/log")
    String show(
            @PathVariable long executionId,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            Model model,
            HtmxRequest htmx) {
        var filter = LogFilter.of(level, step, text, before, after);
        model.addAttribute(
                "page", shared.answer(htmx, new Question(executionId, filter), () -> page(executionId, filter)));
        if (htmx.isHtmxRequest()) {
            return "executions/log :: lines";
        }
        model.addAttribute("levels", List.of(LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR));
        model.addAttribute("steps", stepNames(executionId));
        return "executions/log";
    }

    @GetMapping("/executions/{executionId}/log.txt")
    void text(
            @PathVariable long executionId,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String text,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        export(LogExport.TEXT, executionId, LogFilter.of(level, step, text, null, null), principal, request, response);
    }

    @GetMapping("/executions/{executionId}/log.ndjson")
    void json(
            @PathVariable long executionId,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String text,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        export(LogExport.JSON, executionId, LogFilter.of(level, step, text, null, null), principal, request, response);
    }

    private LogPage page(long executionId, LogFilter filter) {
        return LogPage.of(executions.get(executionId), filter, log.lines(executionId, filter, PAGE + 1), PAGE);
    }

    private List<String> stepNames(long executionId) {
        return steps.of(executionId).stream()
                .map(StepExecution::name)
                .map(StepName::step)
                .distinct()
                .toList();
    }

    /** Line after line, so that a long log needs no room; the audit has it before the first one leaves. */
    private void export(
            LogExport export,
            long executionId,
            LogFilter filter,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        executions.get(executionId);
        audit.add(
                principal.getName(),
                "export",
                "log of execution " + executionId,
                "%s, %s".formatted(export.ending(), filter.words()),
                request);
        response.setContentType(export.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"execution-%d.%s\"".formatted(executionId, export.ending()));
        try {
            var out = response.getWriter();
            log.forEach(executionId, filter, line -> export.writeUnchecked(line, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
