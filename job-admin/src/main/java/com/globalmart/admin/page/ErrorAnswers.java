package com.globalmart.admin.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers where no controller knew of an error: the status in plain words, and nothing of the inside. */
@Controller
class ErrorAnswers implements ErrorController {

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request) {
        return ProblemAnswer.of(Problem.of(status(request)), request);
    }

    /** Somebody who opens the address of this page has no error, and finds nothing. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        && HttpStatus.resolve(status) != null
                ? status
                : HttpStatus.NOT_FOUND.value();
    }
}
