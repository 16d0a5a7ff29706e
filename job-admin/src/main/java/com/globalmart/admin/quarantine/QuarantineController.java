package com.globalmart.admin.quarantine;

import com.globalmart.admin.contract.Contracts;
import com.globalmart.admin.page.Typed;
import com.globalmart.admin.pulse.Shared;
import com.globalmart.admin.record.RecordId;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the quarantine: what there is by reason, the records, and one of them. */
@Controller
class QuarantineController {

    private static final int PAGE = 50;

    private final Quarantine quarantine;
    private final Contracts contracts;
    private final Shared shared;

    QuarantineController(Quarantine quarantine, Contracts contracts, Shared shared) {
        this.quarantine = quarantine;
        this.contracts = contracts;
        this.shared = shared;
    }

    @GetMapping("/quarantine")
    String list(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String reasonCode,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String businessDate,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            HtmxRequest htmx) {
        var filter = new QuarantineFilter(
                contracts.topic(topic),
                RefusalReason.of(reasonCode),
                QuarantineState.of(state),
                Typed.day("businessDate", businessDate),
                QuarantineFilter.Cursor.of(after));
        model.addAttribute("list", shared.answer(htmx, filter, () -> page(filter)));
        if (htmx.isHtmxRequest()) {
            return "quarantine/list :: records";
        }
        model.addAttribute("groups", quarantine.groups());
        model.addAttribute("filter", filter);
        model.addAttribute("first", after == null ? null : filter.after(null).address());
        model.addAttribute("topics", contracts.topics());
        model.addAttribute("reasons", RefusalReason.values());
        model.addAttribute("states", QuarantineState.values());
        return "quarantine/list";
    }

    @GetMapping("/quarantine/groups")
    String groups(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/quarantine";
        }
        model.addAttribute("groups", shared.answer(htmx, "quarantine groups", quarantine::groups));
        return "quarantine/list :: groups";
    }

    @GetMapping("/quarantine/{topic}/{place}/{offset}")
    String show(
            @PathVariable String topic,
            @PathVariable String place,
            @PathVariable String offset,
            Model model,
            HtmxRequest htmx) {
        var id = RecordId.of(topic, place, offset);
        model.addAttribute("record", shared.answer(htmx, "quarantined " + id, () -> quarantine.get(id)));
        return htmx.isHtmxRequest() ? "quarantine/show :: record" : "quarantine/show";
    }

    private QuarantineList page(QuarantineFilter filter) {
        var found = quarantine.page(filter, PAGE + 1);
        List<QuarantineRow> shown = found.subList(0, Math.min(PAGE, found.size()));
        String next = null;
        if (found.size() > PAGE) {
            var last = shown.getLast();
            next = filter.after(new QuarantineFilter.Cursor(last.loadId(), last.id()))
                    .address();
        }
        return new QuarantineList(shown, filter.address(), next);
    }
}
