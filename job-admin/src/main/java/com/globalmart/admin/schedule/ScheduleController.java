package com.globalmart.admin.schedule;

import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows when jobs are asked for by themselves. */
@Controller
class ScheduleController {

    private final SchedulePages pages;
    private final Shared shared;

    ScheduleController(SchedulePages pages, Shared shared) {
        this.pages = pages;
        this.shared = shared;
    }

    @GetMapping("/schedules")
    String list(Model model, HtmxRequest htmx) {
        model.addAttribute("list", shared.answer(htmx, "schedules", pages::list));
        return htmx.isHtmxRequest() ? "schedules/list :: schedules" : "schedules/list";
    }

    @GetMapping("/schedules/{name}")
    String show(@PathVariable String name, Model model, HtmxRequest htmx) {
        model.addAttribute("page", shared.answer(htmx, List.of("schedule", name), () -> pages.page(name)));
        return htmx.isHtmxRequest() ? "schedules/show :: schedule" : "schedules/show";
    }
}
