package com.globalmart.admin.execution.restart;

import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;

/** Restarts executions: shows first what happens with each step, and leaves no trace by that. */
@Controller
class RestartController {

    private final Executions executions;
    private final Restarts restarts;
    private final Asking asking;

    RestartController(Executions executions, Restarts restarts, Asking asking) {
        this.executions = executions;
        this.restarts = restarts;
        this.asking = asking;
    }

    /** @param step the one to begin at; null or empty for where the execution ended */
    @GetMapping("/executions/{executionId}/restart")
    String preview(@PathVariable long executionId, @RequestParam(required = false) @Nullable String step, Model model) {
        var preview = restartable(executionId);
        var from = from(step);
        var predictions = preview.predictions(from);
        model.addAttribute("confirmation", confirmation(preview, from, predictions));
        model.addAttribute("predictions", predictions);
        model.addAttribute("starts", preview.starts());
        model.addAttribute("from", from);
        model.addAttribute("executionId", executionId);
        return "executions/restart";
    }

    @PostMapping("/executions/{executionId}/restart")
    String restart(
            @PathVariable long executionId,
            @RequestParam(required = false) @Nullable String step,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        var from = from(step);
        if (!asking.isKnown(ask)) {
            restartable(executionId).predictions(from);
        }
        var parameters = JsonNodeFactory.instance.objectNode().put("execution", executionId);
        if (from != null) {
            parameters.put("step", from);
        }
        return asking.answer(asking.ask(Kind.RESTART, parameters, ask, principal), model, htmx);
    }

    private static @Nullable String from(@Nullable String step) {
        return step == null || step.isEmpty() ? null : step;
    }

    private static Confirmation confirmation(
            RestartPreview preview, @Nullable String from, List<Prediction> predictions) {
        var execution = preview.execution();
        var here = "/executions/" + execution.executionId();
        var what = "Restart execution %d".formatted(execution.executionId());
        return Confirmation.of(
                        from == null ? what : what + " from " + from,
                        execution.title(),
                        execution.status().state(),
                        Decision.summary(predictions),
                        here + "/restart",
                        here)
                .with(from == null ? Map.of() : Map.of("step", from));
    }

    private RestartPreview restartable(long executionId) {
        var execution = executions.get(executionId);
        var refusal = Restarts.refusal(execution);
        if (refusal != null) {
            throw ProblemException.conflict(refusal);
        }
        return restarts.preview(execution);
    }
}
