package com.globalmart.admin.page;

import java.util.Locale;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what went wrong into a page that says what happened and what to do next. */
@ControllerAdvice(basePackages = "com.globalmart.admin")
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ModelAndView problem(ProblemException e) {
        return page(Problem.of(e));
    }

    @ExceptionHandler
    ModelAndView invalid(MethodArgumentTypeMismatchException e) {
        var type = e.getRequiredType();
        var expected = type == null ? "a value" : type.isEnum() ? "one of those offered" : "a " + type.getSimpleName();
        return page(new Problem(
                HttpStatus.BAD_REQUEST.value(),
                "That value does not fit",
                "The value of \"%s\" is not %s.".formatted(e.getName(), expected.toLowerCase(Locale.ROOT))));
    }

    @ExceptionHandler
    ModelAndView unreachable(DataAccessException e) {
        log.error("the warehouse did not answer a query: {}", Words.firstLine(String.valueOf(e.getMessage())), e);
        return page(Problem.of(HttpStatus.SERVICE_UNAVAILABLE.value()));
    }

    private static ModelAndView page(Problem problem) {
        var page = new ModelAndView("problem", HttpStatus.valueOf(problem.status()));
        page.addObject("problem", problem);
        return page;
    }
}
