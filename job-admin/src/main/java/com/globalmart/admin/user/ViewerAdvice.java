package com.globalmart.admin.user;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its {@code viewer}; there is none before the login. */
@ControllerAdvice
class ViewerAdvice {

    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Account account
                ? Viewer.of(account)
                : null;
    }
}
