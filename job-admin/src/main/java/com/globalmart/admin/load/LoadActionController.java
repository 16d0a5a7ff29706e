package com.globalmart.admin.load;

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

/** Repeats, releases and discards the open load. Nodes act on whichever is open, so it is judged here which one that is. */
@Controller
class LoadActionController {

    private final LoadPages pages;
    private final Asking asking;

    LoadActionController(LoadPages pages, Asking asking) {
        this.pages = pages;
        this.asking = asking;
    }

    @GetMapping("/loads/{loadId}/repeat")
    String confirmRepeat(@PathVariable int loadId, Model model) {
        var page = repeatable(loadId);
        return confirm("Repeat", page, page.repeatConsequences(), model);
    }

    @GetMapping("/loads/{loadId}/release")
    String confirmRelease(@PathVariable int loadId, Principal principal, Model model) {
        var page = releasable(loadId);
        return confirm("Release", page, page.releaseConsequences(principal.getName()), model);
    }

    @GetMapping("/loads/{loadId}/discard")
    String confirmDiscard(@PathVariable int loadId, Model model) {
        var page = discardable(loadId);
        return confirm("Discard", page, page.discardConsequences(), model);
    }

    @PostMapping("/loads/{loadId}/repeat")
    String repeat(@PathVariable int loadId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            repeatable(loadId);
        }
        return asking.answer(asking.ask(Kind.LAUNCH, job("repeat"), ask, principal), model, htmx);
    }

    @PostMapping("/loads/{loadId}/release")
    String release(@PathVariable int loadId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            releasable(loadId);
        }
        var parameters = JsonNodeFactory.instance.objectNode().put("about", "load " + loadId);
        return asking.answer(asking.askWithReason(Kind.RELEASE_LOAD, parameters, ask, principal), model, htmx);
    }

    @PostMapping("/loads/{loadId}/discard")
    String discard(@PathVariable int loadId, Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        if (!asking.isKnown(ask)) {
            discardable(loadId);
        }
        return asking.answer(asking.askWithReason(Kind.LAUNCH, job("discard"), ask, principal), model, htmx);
    }

    private static String confirm(String verb, LoadPage page, List<String> consequences, Model model) {
        var load = page.load();
        var here = "/loads/" + load.loadId();
        var confirmation = Confirmation.of(
                "%s load %d".formatted(verb, load.loadId()),
                load.title(),
                load.state(),
                consequences,
                here + "/" + verb.toLowerCase(Locale.ROOT),
                here);
        model.addAttribute("confirmation", verb.equals("Repeat") ? confirmation : confirmation.needingReason());
        return "requests/confirm";
    }

    private static ObjectNode job(String name) {
        return JsonNodeFactory.instance.objectNode().put("job", name);
    }

    private LoadPage repeatable(int loadId) {
        var page = open(loadId);
        if (!page.isRepeatable()) {
            throw ProblemException.conflict(
                    "Load %d is no night: discard it, and ask for its job once more.".formatted(loadId));
        }
        return page;
    }

    private LoadPage releasable(int loadId) {
        var page = open(loadId);
        if (!page.isReleasable()) {
            throw ProblemException.conflict(
                    "Load %d is not stopped by a check: there is nothing to release.".formatted(loadId));
        }
        return page;
    }

    private LoadPage discardable(int loadId) {
        var page = open(loadId);
        if (!page.isDiscardable()) {
            throw ProblemException.conflict(
                    "Load %d has emptied what its customer is made from: mend what stops it and restart it, or release it."
                            .formatted(loadId));
        }
        return page;
    }

    private LoadPage open(int loadId) {
        var page = pages.page(loadId);
        if (!page.load().isOpen()) {
            throw ProblemException.conflict("Load %d is %s: only the open load is repeated, released or discarded."
                    .formatted(loadId, page.load().state().word()));
        }
        return page;
    }
}
