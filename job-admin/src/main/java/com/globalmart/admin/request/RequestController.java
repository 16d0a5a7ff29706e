package com.globalmart.admin.request;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows what became of a request. */
@Controller
class RequestController {

    private final Outcomes outcomes;

    RequestController(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping("/requests/{requestId}")
    String show(@PathVariable long requestId, Model model, HtmxRequest htmx) {
        model.addAttribute("outcome", outcomes.of(requestId));
        return htmx.isHtmxRequest() ? "requests/show :: outcome" : "requests/show";
    }
}
