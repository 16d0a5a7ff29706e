package com.globalmart.admin.tonight;

import com.globalmart.admin.execution.ExecutionLists;
import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.job.JobCards;
import com.globalmart.admin.landing.LandingPositions;
import com.globalmart.admin.live.LivePanels;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: how the night stands, what happens in the shop, what ran, and what can be launched. */
@Controller
class TonightController {

    private static final int NEWEST_EXECUTIONS = 10;

    private final Nights nights;
    private final Executions executions;
    private final ExecutionLists lists;
    private final JobCards jobs;
    private final LandingPositions landing;
    private final LivePanels live;
    private final Clock clock;

    TonightController(
            Nights nights,
            Executions executions,
            ExecutionLists lists,
            JobCards jobs,
            LandingPositions landing,
            LivePanels live,
            Clock clock) {
        this.nights = nights;
        this.executions = executions;
        this.lists = lists;
        this.jobs = jobs;
        this.landing = landing;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/")
    String tonight(Model model) {
        var newest = executions.newestOfEachJob();
        model.addAttribute("night", nights.now(newest));
        model.addAttribute("list", lists.newest(NEWEST_EXECUTIONS, "/tonight/executions"));
        model.addAttribute("jobs", jobs.all(newest));
        model.addAttribute("landing", landingRows());
        model.addAttribute("live", live.now().orElse(null));
        return "tonight/show";
    }

    @GetMapping("/tonight/night")
    String night(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/";
        }
        model.addAttribute("night", nights.now(executions.newestOfEachJob()));
        return "tonight/show :: night";
    }

    @GetMapping("/tonight/executions")
    String newestExecutions(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/";
        }
        model.addAttribute("list", lists.newest(NEWEST_EXECUTIONS, "/tonight/executions"));
        return "executions/list :: table";
    }

    @GetMapping("/tonight/landing")
    String landing(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/";
        }
        model.addAttribute("landing", landingRows());
        return "tonight/show :: landing";
    }

    /** The topics, or null when the database does not answer. */
    private @Nullable List<LandingRow> landingRows() {
        return landing.lags()
                .map(topics -> topics.stream()
                        .map(topic -> LandingRow.of(topic, clock))
                        .toList())
                .orElse(null);
    }
}
