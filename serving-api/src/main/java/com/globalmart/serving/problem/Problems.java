package com.globalmart.serving.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Makes a problem of everything that goes wrong behind the filters, without a word about what is inside. */
@ControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final int LONGEST_VALUE = 60;

    @ExceptionHandler
    void known(ProblemException e, HttpServletResponse response) throws IOException {
        e.answer().send(response);
    }

    @ExceptionHandler
    void mistyped(MethodArgumentTypeMismatchException e, HttpServletResponse response) throws IOException {
        invalid(
                response,
                e.getName(),
                "%s is '%s', expected %s"
                        .formatted(
                                e.getName(), shortened(String.valueOf(e.getValue())), expected(e.getRequiredType())));
    }

    @ExceptionHandler
    void missing(MissingServletRequestParameterException e, HttpServletResponse response) throws IOException {
        invalid(response, e.getParameterName(), "%s is missing".formatted(e.getParameterName()));
    }

    @ExceptionHandler
    void outOfRange(HandlerMethodValidationException e, HttpServletResponse response) throws IOException {
        var result = e.getParameterValidationResults().getFirst();
        var name = String.valueOf(result.getMethodParameter().getParameterName());
        invalid(
                response,
                name,
                "%s is '%s', expected: it %s"
                        .formatted(
                                name,
                                shortened(String.valueOf(result.getArgument())),
                                result.getResolvableErrors().getFirst().getDefaultMessage()));
    }

    @ExceptionHandler
    void noSuchAddress(NoResourceFoundException e, HttpServletResponse response) throws IOException {
        ProblemAnswer.send(
                response, Problem.NOT_FOUND, "there is nothing at this address: see /openapi.json for what there is");
    }

    @ExceptionHandler
    void notRead(HttpRequestMethodNotSupportedException e, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
        ProblemAnswer.send(
                response,
                Problem.METHOD_NOT_ALLOWED,
                "the method is %s, expected GET or HEAD".formatted(known(e.getMethod())));
    }

    @ExceptionHandler
    void unreachable(DataAccessException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.error("a database did not answer {}: {}", request.getRequestURI(), firstLine(e), e);
        ProblemAnswer.unavailable(response, "a database did not answer: ask again in some seconds");
    }

    @ExceptionHandler
    void other(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var problem = Problem.of(known.getStatusCode());
            ProblemAnswer.send(
                    response,
                    problem,
                    "the request was refused with status %d"
                            .formatted(problem.status().value()));
            return;
        }
        if (e instanceof IOException gone) { // whoever asked went away in the middle of the answer
            throw gone;
        }
        log.error("{} could not be answered", request.getRequestURI(), e);
        ProblemAnswer.send(
                response, Problem.INTERNAL, "the answer failed, and the log says why: tell whoever runs this");
    }

    private static void invalid(HttpServletResponse response, String field, String detail) throws IOException {
        ProblemAnswer.of(Problem.INVALID_PARAMETER, detail, field).send(response);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == LocalDate.class) {
            return "a day like 2026-03-14";
        }
        return "a whole number";
    }

    private static String known(String method) {
        return HttpMethod.valueOf(method).equals(HttpMethod.valueOf("TRACE")) || method.length() > 10
                ? "another"
                : method;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
