package com.globalmart.admin.tonight;

import com.globalmart.admin.execution.ExecutionList;
import com.globalmart.admin.execution.ExecutionLists;
import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.landing.LandingPositions;
import com.globalmart.admin.landing.LandingRates;
import com.globalmart.admin.live.LivePanels;
import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: how the night stands, what waits for somebody, what happens in the shop, and what ran. */
@Controller
class TonightController {

    private static final int NEWEST_EXECUTIONS = 8;

    private final Nights nights;
    private final Executions executions;
    private final ExecutionLists lists;
    private final LandingPositions landing;
    private final LandingRates rates;
    private final LivePanels live;
    private final Shared shared;
    private final Clock clock;

    TonightController(
            Nights nights,
            Executions executions,
            ExecutionLists lists,
            LandingPositions landing,
            LandingRates rates,
            LivePanels live,
            Shared shared,
            Clock clock) {
        this.nights = nights;
        this.executions = executions;
        this.lists = lists;
        this.landing = landing;
        this.rates = rates;
        this.live = live;
        this.shared = shared;
        this.clock = clock;
    }

    @GetMapping("/")
    String tonight(Model model, HtmxRequest htmx) {
        model.addAttribute("night", night(htmx));
        model.addAttribute("list", newest(htmx));
        model.addAttribute("landing", landingRows(htmx));
        model.addAttribute("live", shared.answer(htmx, "live", live::now).orElse(null));
        return "tonight/show";
    }

    @GetMapping("/tonight/night")
    String night(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/";
        }
        model.addAttribute("night", night(htmx));
        return "tonight/show :: night";
    }

    @GetMapping("/tonight/executions")
    String newestExecutions(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/";
        }
        model.addAttribute("list", newest(htmx));
        return "executions/list :: table";
    }

    @GetMapping("/tonight/landing")
    String landing(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/";
        }
        model.addAttribute("landing", landingRows(htmx));
        return "tonight/show :: landing";
    }

    private Night night(HtmxRequest htmx) {
        return shared.answer(htmx, "night", () -> nights.now(executions.newestOfEachJob()));
    }

    private ExecutionList newest(HtmxRequest htmx) {
        return shared.answer(htmx, "newest executions", () -> lists.newest(NEWEST_EXECUTIONS, "/tonight/executions"));
    }

    /** The topics, or null when the database does not answer. */
    private @Nullable List<LandingRow> landingRows(HtmxRequest htmx) {
        return shared.answer(htmx, "landing", landing::lags)
                .map(topics -> topics.stream()
                        .map(topic -> LandingRow.of(topic, rates.of(topic.topic()), clock))
                        .toList())
                .orElse(null);
    }
}
