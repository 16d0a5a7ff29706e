package com.globalmart.admin.quality;

import com.globalmart.admin.load.Loads;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.pulse.Shared;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import com.globalmart.admin.request.Confirmation;
import com.globalmart.admin.request.Kind;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows whether the numbers add up, and what each check found; runs all checks when it is asked to. */
@Controller
class QualityController {

    private static final int HISTORY = 60;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final List<String> TOPICS = List.of(
            "cart-events-topic", "customers-topic", "product-views-topic", "products-topic", "transactions-topic");

    private final QualityPages pages;
    private final Checks checks;
    private final Loads loads;
    private final Asking asking;
    private final Shared shared;

    QualityController(QualityPages pages, Checks checks, Loads loads, Asking asking, Shared shared) {
        this.pages = pages;
        this.checks = checks;
        this.loads = loads;
        this.asking = asking;
        this.shared = shared;
    }

    @GetMapping("/quality")
    String show(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable Integer before,
            Model model,
            HtmxRequest htmx) {
        if (topic != null && !topic.isEmpty() && !TOPICS.contains(topic)) {
            throw ProblemException.invalid("The value of \"topic\" is not a topic: choose one from the list.");
        }
        var filter = new QualityFilter(topic == null || topic.isEmpty() ? null : topic, before);
        model.addAttribute("page", shared.answer(htmx, filter, () -> pages.page(filter)));
        model.addAttribute("filter", filter);
        model.addAttribute("topics", TOPICS);
        return htmx.isHtmxRequest() ? "quality/show :: quality" : "quality/show";
    }

    @GetMapping("/quality/checks/{name}")
    String check(@PathVariable String name, @RequestParam(required = false) @Nullable Integer load, Model model) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid("The value of \"name\" is not a check's name.");
        }
        var results = checks.history(name, HISTORY);
        var run = CheckPage.run(name, results, load);
        model.addAttribute("page", CheckPage.of(results, run, checks.offenders(run.loadId(), name)));
        return "quality/check";
    }

    @GetMapping("/quality/run")
    String confirmRun(Model model) {
        var published = loads.published()
                .orElseThrow(() -> ProblemException.conflict("Nothing is published yet: there is nothing to check."));
        var last = pages.page(new QualityFilter(null, null)).ofEverything();
        var seconds = last.stream().mapToDouble(line -> line.last().seconds()).sum();
        var took = last.isEmpty()
                ? "They have not run yet, so nobody knows how long they take."
                : "%s; when they last ran, they took %s together."
                        .formatted(
                                Words.count(last.size(), "check"),
                                Words.duration(Duration.ofMillis(Math.round(seconds * 1000))));
        model.addAttribute(
                "confirmation",
                Confirmation.of(
                        "Run all checks",
                        "everything published up to load %d of %s"
                                .formatted(published.loadId(), Words.day(published.businessDate())),
                        null,
                        List.of(
                                took,
                                "They read and change no data; what they find takes the place of what they found about this load before.",
                                "The execution fails where a check of severity error finds something."),
                        "/quality/run",
                        "/quality"));
        return "requests/confirm";
    }

    @PostMapping("/quality/run")
    String run(Ask ask, Principal principal, Model model, HtmxRequest htmx) {
        var parameters = JsonNodeFactory.instance.objectNode().put("job", "checks");
        return asking.answer(asking.ask(Kind.LAUNCH, parameters, ask, principal), model, htmx);
    }
}
