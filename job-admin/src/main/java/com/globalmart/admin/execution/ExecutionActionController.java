package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stops and restarts executions: each is confirmed with its consequence first, and becomes a request. */
@Controller
class ExecutionActionController {

    private final StepPlans plans;
    private final Asking asking;

    ExecutionActionController(StepPlans plans, Asking asking) {
        this.plans = plans;
        this.asking = asking;
    }

    @GetMapping("/executions/{executionId}/stop")
    String confirmStop(@PathVariable long executionId, Model model) {
        var plan = stoppable(executionId);
        model.addAttribute("confirmation", confirmation("Stop", plan, plan.stopConsequences()));
        return "requests/confirm";
    }

    @GetMapping("/executions/{executionId}/restart")
    String confirmRestart(@PathVariable long executionId, Model model) {
        var plan = restartable(executionId);
        model.addAttribute("confirmation", confirmation("Restart", plan, plan.restartConsequences()));
        return "requests/confirm";
    }

    @PostMapping("/executions/{executionId}/stop")
    String stop(@PathVariable long executionId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            stoppable(executionId);
        }
        return asking.answer(asking.ask(Kind.STOP, execution(executionId), ask, principal), model, htmx);
    }

    @PostMapping("/executions/{executionId}/restart")
    String restart(@PathVariable long executionId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            restartable(executionId);
        }
        return asking.answer(asking.ask(Kind.RESTART, execution(executionId), ask, principal), model, htmx);
    }

    private static Confirmation confirmation(String verb, StepPlan plan, List<String> consequences) {
        var execution = plan.execution();
        var here = "/executions/" + execution.executionId();
        return Confirmation.of(
                "%s execution %d".formatted(verb, execution.executionId()),
                execution.title(),
                execution.status().state(),
                consequences,
                here + "/" + verb.toLowerCase(Locale.ROOT),
                here);
    }

    private static ObjectNode execution(long executionId) {
        return JsonNodeFactory.instance.objectNode().put("execution", executionId);
    }

    private StepPlan stoppable(long executionId) {
        var plan = plans.of(executionId);
        if (!plan.execution().isStoppable()) {
            throw ProblemException.conflict("Execution %d is %s: there is nothing to stop."
                    .formatted(executionId, plan.execution().status().state().word()));
        }
        return plan;
    }

    private StepPlan restartable(long executionId) {
        var plan = plans.of(executionId);
        var execution = plan.execution();
        if (!execution.isNewest()) {
            throw ProblemException.conflict(
                    "Execution %d was followed by another attempt at the same work: restart that one instead."
                            .formatted(executionId));
        }
        if (!execution.isRestartable()) {
            throw ProblemException.conflict("Execution %d is %s; failed and stopped ones can be restarted."
                    .formatted(executionId, execution.status().state().word()));
        }
        return plan;
    }
}
