package com.globalmart.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what went wrong into an answer that says what happened and what to do next. */
@ControllerAdvice(basePackages = "com.globalmart.admin")
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ModelAndView problem(ProblemException e, HttpServletRequest request) {
        return ProblemAnswer.of(Problem.of(e), request);
    }

    @ExceptionHandler
    ModelAndView invalid(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        var type = e.getRequiredType();
        var expected = type == null ? "a value" : type.isEnum() ? "one of those offered" : "a " + type.getSimpleName();
        return ProblemAnswer.of(
                invalid("The value of \"%s\" is not %s.".formatted(e.getName(), expected.toLowerCase(Locale.ROOT))),
                request);
    }

    @ExceptionHandler
    ModelAndView invalid(BindException e, HttpServletRequest request) {
        var fields =
                e.getFieldErrors().stream().map(FieldError::getField).distinct().collect(Collectors.joining("\", \""));
        return ProblemAnswer.of(invalid("The value of \"%s\" is not of the kind expected.".formatted(fields)), request);
    }

    @ExceptionHandler
    ModelAndView missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return ProblemAnswer.of(
                invalid("The value of \"%s\" is missing: open the page anew, and try from there."
                        .formatted(e.getParameterName())),
                request);
    }

    @ExceptionHandler
    ModelAndView unreachable(DataAccessException e, HttpServletRequest request) {
        log.error("the warehouse did not answer a query: {}", Words.firstLine(String.valueOf(e.getMessage())), e);
        return ProblemAnswer.of(Problem.of(HttpStatus.SERVICE_UNAVAILABLE.value()), request);
    }

    private static Problem invalid(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST.value(), "That value does not fit", detail);
    }
}
