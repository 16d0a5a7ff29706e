package com.globalmart.admin.deadletter;

import com.globalmart.admin.page.Words;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What stands in place of dead letters that cannot be reached, or of an answer about them. */
@ControllerAdvice(basePackages = "com.globalmart.admin.deadletter")
class LandingAway {

    private static final Logger log = LoggerFactory.getLogger(LandingAway.class);

    @ExceptionHandler
    String unreachable(
            LandingAwayException e,
            HttpServletRequest request,
            HttpServletResponse response,
            HtmxRequest htmx,
            Model model) {
        log.warn("{}: {}", e.getMessage(), Words.firstLine(String.valueOf(e.getCause())));
        boolean isAsking = request.getMethod().equals(HttpMethod.POST.name());
        response.setStatus(
                (isAsking ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE).value()); // 409 is shown in place
        model.addAttribute("isAsking", isAsking);
        return htmx.isHtmxRequest() ? "deadletters/unreachable :: unreachable" : "deadletters/unreachable";
    }
}
