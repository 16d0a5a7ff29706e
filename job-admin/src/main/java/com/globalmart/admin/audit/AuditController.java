package com.globalmart.admin.audit;

import com.globalmart.admin.export.CsvExports;
import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the audit, sends it as a file, and goes through its chain. */
@Controller
class AuditController {

    private final AuditTrail trail;
    private final AuditChain chain;
    private final CsvExports exports;
    private final Shared shared;

    AuditController(AuditTrail trail, AuditChain chain, CsvExports exports, Shared shared) {
        this.trail = trail;
        this.chain = chain;
        this.exports = exports;
        this.shared = shared;
    }

    @GetMapping("/audit")
    String list(Asked asked, Model model, HtmxRequest htmx) {
        var filter = asked.filter();
        model.addAttribute(
                "page", shared.answer(htmx, filter, () -> AuditPage.of(trail.newest(filter, AuditPage.READ), filter)));
        if (htmx.isHtmxRequest()) {
            return "audit/list :: table";
        }
        model.addAttribute("filter", filter);
        model.addAttribute("actions", trail.actions());
        return "audit/list";
    }

    @GetMapping("/audit.csv")
    void export(Asked asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(trail.export(asked.filter().before(null)), request, response);
    }

    /** It changes nothing, and whoever may see the audit may know whether to trust it: looking leaves no trace. */
    @GetMapping("/audit/verify")
    String verify(@RequestParam(required = false) @Nullable String head, Model model) {
        model.addAttribute("report", chain.verify(Head.of(head)));
        return "audit/verify";
    }

    /** The query of an address. */
    private record Asked(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String target,
            @Nullable String from,
            @Nullable String to,
            @Nullable String before) {

        AuditFilter filter() {
            return AuditFilter.of(actor, action, target, from, to, before);
        }
    }
}
