package com.globalmart.admin.backfill;

import com.globalmart.admin.page.Typed;
import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows which business dates are there, and how ranges of them are run. */
@Controller
class BackfillController {

    private final BackfillPages pages;
    private final Shared shared;

    BackfillController(BackfillPages pages, Shared shared) {
        this.pages = pages;
        this.shared = shared;
    }

    @GetMapping("/backfill")
    String show(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable Long before,
            Model model,
            HtmxRequest htmx) {
        var shown = pages.month(month);
        model.addAttribute(
                "calendar", shared.answer(htmx, Arrays.asList("calendar", shown), () -> pages.calendar(shown)));
        if (htmx.isHtmxRequest()) {
            return "backfill/list :: calendar";
        }
        model.addAttribute("list", pages.list(before));
        model.addAttribute("yesterday", pages.today().minusDays(1));
        model.addAttribute("modes", Mode.values());
        return "backfill/list";
    }

    @GetMapping("/backfill/newest")
    String newest(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/backfill";
        }
        model.addAttribute("list", shared.answer(htmx, "backfills", () -> pages.list(null)));
        return "backfill/list :: backfills";
    }

    @GetMapping("/backfill/{backfillId}")
    String show(
            @PathVariable long backfillId,
            @RequestParam(required = false) @Nullable String from,
            Model model,
            HtmxRequest htmx) {
        var begin = Typed.day("from", from);
        model.addAttribute(
                "page",
                shared.answer(htmx, Arrays.asList("backfill", backfillId, begin), () -> pages.page(backfillId, begin)));
        return htmx.isHtmxRequest() ? "backfill/show :: backfill" : "backfill/show";
    }
}
