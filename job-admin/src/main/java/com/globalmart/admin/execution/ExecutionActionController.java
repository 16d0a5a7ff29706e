package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stops, abandons and recovers executions: each is confirmed with its consequence first, and becomes a request. */
@Controller
class ExecutionActionController {

    private final StepPlans plans;
    private final Executions executions;
    private final Owners owners;
    private final Asking asking;
    private final Clock clock;

    ExecutionActionController(StepPlans plans, Executions executions, Owners owners, Asking asking, Clock clock) {
        this.plans = plans;
        this.executions = executions;
        this.owners = owners;
        this.asking = asking;
        this.clock = clock;
    }

    @GetMapping("/executions/{executionId}/stop")
    String confirmStop(@PathVariable long executionId, Model model) {
        var execution = stoppable(executionId);
        return confirm("Stop", execution, stopConsequences(execution), model);
    }

    @GetMapping("/executions/{executionId}/abandon")
    String confirmAbandon(@PathVariable long executionId, Model model) {
        var execution = abandonable(executionId);
        var plan = plans.of(executionId);
        var consequences = List.of(
                "%s is given up for good: neither this attempt nor another at the same work can be started again."
                        .formatted(execution.title()),
                "What it has committed stays: %s, %s written by this attempt."
                        .formatted(Words.count(plan.completed(), "complete step"), Words.count(plan.written(), "row")),
                "A load that it has opened stays open, and the next one waits until it is discarded.");
        return confirm("Abandon", execution, consequences, model);
    }

    @GetMapping("/executions/{executionId}/recover")
    String confirmRecover(@PathVariable long executionId, Model model) {
        var execution = recoverable(executionId);
        var after = execution.status() == ExecutionStatus.STOPPING
                ? "It was asked to stop, so it becomes stopped."
                : "It becomes failed, and its restart is asked for by itself, unless it has lost its node too often.";
        var consequences = List.of(
                owners.of(executionId)
                        .map(owner -> "It is taken from %s, whose lease ran out %s: that node cannot write any more."
                                .formatted(
                                        owner.nodeId(), Words.ago(owner.left().negated())))
                        .orElse("Nobody holds a lease of it, so it is taken from nobody."),
                after,
                "What is committed stays; a chunk that was under way is undone.");
        return confirm("Recover", execution, consequences, model);
    }

    @PostMapping("/executions/{executionId}/stop")
    String stop(@PathVariable long executionId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            stoppable(executionId);
        }
        return asking.answer(asking.ask(Kind.STOP, execution(executionId), ask, principal), model, htmx);
    }

    @PostMapping("/executions/{executionId}/abandon")
    String abandon(@PathVariable long executionId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            abandonable(executionId);
        }
        return asking.answer(asking.askWithReason(Kind.ABANDON, execution(executionId), ask, principal), model, htmx);
    }

    @PostMapping("/executions/{executionId}/recover")
    String recover(@PathVariable long executionId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            recoverable(executionId);
        }
        return asking.answer(asking.askWithReason(Kind.RECOVER, execution(executionId), ask, principal), model, htmx);
    }

    private static String confirm(String verb, Execution execution, List<String> consequences, Model model) {
        var here = "/executions/" + execution.executionId();
        var confirmation = Confirmation.of(
                "%s execution %d".formatted(verb, execution.executionId()),
                execution.title(),
                execution.status().state(),
                consequences,
                here + "/" + verb.toLowerCase(Locale.ROOT),
                here);
        model.addAttribute("confirmation", verb.equals("Stop") ? confirmation : confirmation.needingReason());
        return "requests/confirm";
    }

    private static ObjectNode execution(long executionId) {
        return JsonNodeFactory.instance.objectNode().put("execution", executionId);
    }

    private List<String> stopConsequences(Execution execution) {
        if (Standing.isOrphaned(execution, owners.of(execution.executionId()).orElse(null), clock.instant())) {
            return List.of(
                    "Nobody works on it any more, so there is nothing to drain. What is committed stays.",
                    "It becomes stopped once it is taken over, and is not restarted by itself then.");
        }
        return plans.of(execution.executionId()).stopConsequences();
    }

    private Execution stoppable(long executionId) {
        var execution = executions.get(executionId);
        if (!execution.isStoppable()) {
            throw ProblemException.conflict("Execution %d is %s: there is nothing to stop."
                    .formatted(executionId, execution.status().state().word()));
        }
        return execution;
    }

    private Execution abandonable(long executionId) {
        var execution = executions.get(executionId);
        if (!execution.isRestartable()) {
            throw ProblemException.conflict(
                    execution.isNewest()
                            ? "Execution %d is %s; failed and stopped ones can be given up."
                                    .formatted(
                                            executionId,
                                            execution.status().state().word())
                            : "Execution %d was followed by another attempt at the same work: that one can be given up."
                                    .formatted(executionId));
        }
        return execution;
    }

    private Execution recoverable(long executionId) {
        var execution = executions.get(executionId);
        var owner = owners.of(executionId).orElse(null);
        if (!Actions.of(execution, owner, clock.instant()).isRecoverable()) {
            throw ProblemException.conflict(whyNotRecovered(execution, owner));
        }
        return execution;
    }

    private static String whyNotRecovered(Execution execution, @Nullable Owner owner) {
        if (!execution.status().isActive()) {
            return "Execution %d is %s: only what counts as running, and has lost its node, is recovered."
                    .formatted(
                            execution.executionId(), execution.status().state().word());
        }
        if (owner == null) {
            return "Execution %d was only just made, and its node has yet to take it: look again in 20 s."
                    .formatted(execution.executionId());
        }
        return "Execution %d is not recovered: %s renews its lease, which holds another %s. Stop it instead."
                .formatted(execution.executionId(), owner.nodeId(), Words.duration(owner.left()));
    }
}
