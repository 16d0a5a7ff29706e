package com.globalmart.admin.user;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the login. */
@Controller
class LoginController {

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String expired,
            @RequestParam(required = false) @Nullable String signedOut,
            @Nullable Principal principal,
            Model model) {
        if (principal != null) {
            return "redirect:/";
        }
        if (refused != null) {
            model.addAttribute("refusal", "That name and password do not match an account that may log in.");
        }
        if (expired != null) {
            model.addAttribute("refusal", "The page was open for a long time. Please log in again.");
        }
        if (signedOut != null) {
            model.addAttribute("notice", "You are signed out.");
        }
        return "user/login"; // plain "login" is Spring Boot Admin's
    }
}
