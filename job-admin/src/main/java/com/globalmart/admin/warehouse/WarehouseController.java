package com.globalmart.admin.warehouse;

import com.globalmart.admin.export.CsvExports;
import com.globalmart.admin.export.Export;
import com.globalmart.admin.page.ProblemException;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the figures of what is published, and sends them as files. */
@Controller
class WarehouseController {

    private final FiguresPages pages;
    private final Figures figures;
    private final CsvExports exports;

    WarehouseController(FiguresPages pages, Figures figures, CsvExports exports) {
        this.pages = pages;
        this.figures = figures;
        this.exports = exports;
    }

    @GetMapping("/warehouse")
    String show(@RequestParam(required = false) @Nullable String days, Model model, HtmxRequest htmx) {
        var span = Span.of(days);
        model.addAttribute("span", span);
        model.addAttribute("page", pages.of(span).orElse(null));
        if (htmx.isHtmxRequest()) {
            return "warehouse/show :: figures";
        }
        model.addAttribute("spans", Span.values());
        return "warehouse/show";
    }

    @GetMapping("/warehouse/{dataset}.csv")
    void export(
            @PathVariable String dataset,
            @RequestParam(required = false) @Nullable String days,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var wanted = Dataset.named(dataset);
        var span = Span.of(days);
        var last = figures.freshness()
                .orElseThrow(
                        () -> ProblemException.conflict("Nothing is published yet, so there is nothing to export."))
                .completeThrough();
        var selection = wanted.isOfSpan() ? "days=%d to %s".formatted(span.days(), last) : "";
        exports.send(new Export(wanted.fileName(), selection, figures.rows(wanted, span, last)), request, response);
    }
}
