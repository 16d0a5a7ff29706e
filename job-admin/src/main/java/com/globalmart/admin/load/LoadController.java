package com.globalmart.admin.load;

import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the chain of loads. */
@Controller
class LoadController {

    private final LoadPages pages;
    private final Shared shared;

    LoadController(LoadPages pages, Shared shared) {
        this.pages = pages;
        this.shared = shared;
    }

    @GetMapping("/loads")
    String list(@RequestParam(required = false) @Nullable Integer before, Model model, HtmxRequest htmx) {
        model.addAttribute("list", shared.answer(htmx, Arrays.asList("loads", before), () -> pages.list(before)));
        return htmx.isHtmxRequest() ? "loads/list :: loads" : "loads/list";
    }

    @GetMapping("/loads/{loadId}")
    String show(@PathVariable int loadId, Model model, HtmxRequest htmx) {
        model.addAttribute("page", shared.answer(htmx, List.of("load", loadId), () -> pages.page(loadId)));
        return htmx.isHtmxRequest() ? "loads/show :: load" : "loads/show";
    }
}
