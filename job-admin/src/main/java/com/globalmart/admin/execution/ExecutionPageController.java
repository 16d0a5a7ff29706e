package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows one execution, and what it and its steps keep. */
@Controller
class ExecutionPageController {

    private static final Pattern STEP_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");
    private static final int MOST_OPEN = 20;
    private static final int CONTEXTS = 100;

    private record Question(long executionId, Set<String> open) {}

    private final ExecutionPages pages;
    private final Executions executions;
    private final Contexts contexts;
    private final Shared shared;

    ExecutionPageController(ExecutionPages pages, Executions executions, Contexts contexts, Shared shared) {
        this.pages = pages;
        this.executions = executions;
        this.contexts = contexts;
        this.shared = shared;
    }

    /** @param open names of the steps all of whose partitions are shown */
    @GetMapping("/executions/{executionId}")
    String show(
            @PathVariable long executionId,
            @RequestParam(defaultValue = "") Set<String> open,
            Model model,
            HtmxRequest htmx) {
        if (open.size() > MOST_OPEN
                || !open.stream().allMatch(name -> STEP_NAME.matcher(name).matches())) {
            throw ProblemException.invalid("The value of \"open\" is not a step's name.");
        }
        model.addAttribute(
                "page", shared.answer(htmx, new Question(executionId, open), () -> pages.of(executionId, open)));
        return htmx.isHtmxRequest() ? "executions/show :: execution" : "executions/show";
    }

    @GetMapping("/executions/{executionId}/context")
    String context(@PathVariable long executionId, @RequestParam(defaultValue = "0") long after, Model model) {
        var found = contexts.ofSteps(executionId, after, CONTEXTS + 1);
        model.addAttribute("execution", executions.get(executionId));
        model.addAttribute("ofExecution", contexts.ofExecution(executionId));
        model.addAttribute("ofSteps", found.subList(0, Math.min(CONTEXTS, found.size())));
        model.addAttribute(
                "next", found.size() > CONTEXTS ? found.get(CONTEXTS - 1).stepExecutionId() : null);
        return "executions/context";
    }
}
