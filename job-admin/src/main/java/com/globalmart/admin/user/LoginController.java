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

    private final OidcProperties oidc;

    LoginController(OidcProperties oidc) {
        this.oidc = oidc;
    }

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String expired,
            @RequestParam(required = false) @Nullable String noRole,
            @RequestParam(required = false) @Nullable String notLoggedIn,
            @RequestParam(required = false) @Nullable String notReached,
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
        if (noRole != null) {
            model.addAttribute(
                    "refusal", "You were recognised, but you have no role in this console. Ask an admin for one.");
        }
        if (notLoggedIn != null) {
            model.addAttribute("refusal", "That login was not completed. Please try it again.");
        }
        if (notReached != null) {
            model.addAttribute("refusal", "The other login does not answer now. Try again, or log in by name.");
        }
        if (signedOut != null) {
            model.addAttribute("notice", "You are signed out.");
        }
        if (oidc.isOn()) {
            model.addAttribute("singleSignOn", oidc.label());
        }
        return "user/login"; // plain "login" is Spring Boot Admin's
    }
}
