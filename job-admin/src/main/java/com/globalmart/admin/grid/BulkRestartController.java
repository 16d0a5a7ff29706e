package com.globalmart.admin.grid;

import com.globalmart.admin.execution.restart.Restart;
import com.globalmart.admin.execution.restart.Restarts;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Kind;
import com.globalmart.admin.request.Outcomes;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;

/** Restarts several executions: each becomes a request of its own, in ascending order of business dates. */
@Controller
class BulkRestartController {

    private final Restarts restarts;
    private final Asking asking;
    private final Outcomes outcomes;

    BulkRestartController(Restarts restarts, Asking asking, Outcomes outcomes) {
        this.restarts = restarts;
        this.asking = asking;
        this.outcomes = outcomes;
    }

    @GetMapping("/grid/restart")
    String preview(@RequestParam(required = false) @Nullable List<String> id, Model model) {
        model.addAttribute("bulk", BulkRestart.of(restarts.of(Chosen.of(id).executionIds())));
        return "grid/restart";
    }

    @PostMapping("/grid/restart")
    String restart(
            @RequestParam(required = false) @Nullable List<String> id,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx) {
        var chosen = restarts.of(Chosen.of(id).executionIds());
        var asked = chosen.stream()
                .map(restart -> ask(restart, ask.of(restart.executionId()), principal))
                .toList();
        long requests = asked.stream().filter(one -> one.outcome() != null).count();
        if (requests == 0) {
            throw ProblemException.conflict("Nothing was asked for. "
                    + String.join(
                            " ",
                            asked.stream()
                                    .map(one -> one.restart().refusal())
                                    .limit(3)
                                    .toList()));
        }
        model.addAttribute("asked", asked);
        model.addAttribute("title", Words.count(requests, "restart") + " asked for");
        model.addAttribute("back", BulkRestart.back(chosen));
        return htmx.isHtmxRequest() ? "grid/restarted :: asked" : "grid/restarted";
    }

    /** What was asked for before is not judged again, only told. */
    private AskedRestart ask(Restart restart, Ask ask, Principal principal) {
        if (restart.refusal() != null && !asking.isKnown(ask)) {
            return new AskedRestart(restart, null);
        }
        var parameters = JsonNodeFactory.instance.objectNode().put("execution", restart.executionId());
        return new AskedRestart(restart, outcomes.of(asking.ask(Kind.RESTART, parameters, ask, principal)));
    }
}
