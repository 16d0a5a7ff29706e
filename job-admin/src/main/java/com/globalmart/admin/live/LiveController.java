package com.globalmart.admin.live;

import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The live counters, for the page that shows them and asks again. */
@Controller
class LiveController {

    private final LivePanels panels;
    private final Shared shared;

    LiveController(LivePanels panels, Shared shared) {
        this.panels = panels;
        this.shared = shared;
    }

    @GetMapping("/tonight/live")
    String live(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/";
        }
        model.addAttribute("live", shared.answer(htmx, "live", panels::now).orElse(null));
        return "live/panel :: panel";
    }
}
