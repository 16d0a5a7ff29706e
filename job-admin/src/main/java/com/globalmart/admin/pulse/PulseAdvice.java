package com.globalmart.admin.pulse;

import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Writes into every page in which version it was made, and when; a page before the login is not live. */
@ControllerAdvice
class PulseAdvice {

    private final Pulse pulse;
    private final Clock clock;

    PulseAdvice(Pulse pulse, Clock clock) {
        this.pulse = pulse;
        this.clock = clock;
    }

    @ModelAttribute
    void pulse(@Nullable Principal principal, Model model) {
        if (principal != null) {
            model.addAttribute("pulse", pulse.version());
            model.addAttribute("now", clock.instant());
        }
    }
}
