package com.globalmart.admin.request;

import com.globalmart.admin.page.ProblemException;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.node.ObjectNode;

/** Turns a form into a request, and answers with what became of it, where it was asked. */
@Component
public class Asking {

    private final Requests requests;
    private final Outcomes outcomes;

    Asking(Requests requests, Outcomes outcomes) {
        this.requests = requests;
        this.outcomes = outcomes;
    }

    /** Whether the form was sent before: what it asked for is not judged again, only told. */
    public boolean isKnown(Ask ask) {
        return requests.submittedWith(ask.token()).isPresent();
    }

    /**
     * Asks for something, once however often the form is sent.
     *
     * @throws ProblemException if the reason is not one line, or the form's token was used for something else
     */
    public Request ask(Kind kind, ObjectNode parameters, Ask ask, Principal principal) {
        return requests.submit(kind, parameters, principal.getName(), Reason.of(ask.reason()), ask.token());
    }

    /** The same for what is not done without a reason. */
    public Request askWithReason(Kind kind, ObjectNode parameters, Ask ask, Principal principal) {
        if (Reason.of(ask.reason()) == null) {
            throw ProblemException.invalid("A reason is needed: say in one line why, for whoever reads the audit.");
        }
        return ask(kind, parameters, ask, principal);
    }

    /** What became of it: a part of the page for htmx, else a page of its own. */
    public String answer(Request request, Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/requests/" + request.requestId();
        }
        model.addAttribute("outcome", outcomes.of(request));
        return "requests/show :: outcome";
    }
}
