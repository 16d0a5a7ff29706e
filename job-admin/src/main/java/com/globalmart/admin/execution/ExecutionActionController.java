package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.request.Kind;
import com.globalmart.admin.request.Outcomes;
import com.globalmart.admin.request.Reason;
import com.globalmart.admin.request.Request;
import com.globalmart.admin.request.Requests;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;

/** Stops and restarts executions: each is confirmed with its consequence first, and becomes a request. */
@Controller
class ExecutionActionController {

    private final StepPlans plans;
    private final Requests requests;
    private final Outcomes outcomes;
    private final Clock clock;

    ExecutionActionController(StepPlans plans, Requests requests, Outcomes outcomes, Clock clock) {
        this.plans = plans;
        this.requests = requests;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @GetMapping("/executions/{executionId}/stop")
    String confirmStop(@PathVariable long executionId, Model model) {
        var plan = stoppable(executionId);
        model.addAttribute(
                "confirmation",
                new Confirmation(
                        "stop", ExecutionRow.of(plan.execution(), clock), plan.stopConsequences(), UUID.randomUUID()));
        return "executions/confirm";
    }

    @GetMapping("/executions/{executionId}/restart")
    String confirmRestart(@PathVariable long executionId, Model model) {
        var plan = restartable(executionId);
        model.addAttribute(
                "confirmation",
                new Confirmation(
                        "restart",
                        ExecutionRow.of(plan.execution(), clock),
                        plan.restartConsequences(),
                        UUID.randomUUID()));
        return "executions/confirm";
    }

    @PostMapping("/executions/{executionId}/stop")
    String stop(
            @PathVariable long executionId,
            @RequestParam UUID token,
            @RequestParam(required = false) @Nullable String reason,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        if (requests.submittedWith(token).isEmpty()) {
            stoppable(executionId);
        }
        return answer(ask(Kind.STOP, executionId, token, reason, principal), model, htmx);
    }

    @PostMapping("/executions/{executionId}/restart")
    String restart(
            @PathVariable long executionId,
            @RequestParam UUID token,
            @RequestParam(required = false) @Nullable String reason,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        if (requests.submittedWith(token).isEmpty()) {
            restartable(executionId);
        }
        return answer(ask(Kind.RESTART, executionId, token, reason, principal), model, htmx);
    }

    private Request ask(Kind kind, long executionId, UUID token, @Nullable String reason, Principal principal) {
        var parameters = JsonNodeFactory.instance.objectNode().put("execution", executionId);
        return requests.submit(kind, parameters, principal.getName(), Reason.of(reason), token);
    }

    private String answer(Request request, Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/requests/" + request.requestId();
        }
        model.addAttribute("outcome", outcomes.of(request));
        return "requests/show :: outcome";
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
