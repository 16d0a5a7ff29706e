package com.globalmart.serving.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem as it is sent.
 *
 * @param type one of a closed list: it never changes its meaning
 * @param title the same in few words
 * @param status the HTTP status
 * @param detail what was looked at, found and expected
 * @param field the parameter that does not fit, null where it is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "Why there is no answer, as RFC 9457 has it.")
public record ProblemAnswer(
        @Schema(
                description = "One of a closed list; it never changes its meaning.",
                example = "urn:globalmart:problem:invalid-parameter")
        String type,

        @Schema(description = "The same in few words.", example = "A parameter does not fit")
        String title,

        @Schema(description = "The HTTP status.", example = "400")
        int status,

        @Schema(
                description = "What was looked at, found and expected.",
                example = "from is 2026-04-01, after to, which is 2026-03-14")
        String detail,

        @Schema(example = "from", description = "The parameter that does not fit.") @Nullable
        String field) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemAnswer of(Problem problem, String detail, @Nullable String field) {
        return new ProblemAnswer(
                problem.type(), problem.title(), problem.status().value(), detail, field);
    }

    /** Sends a problem in place of an answer. */
    public static void send(HttpServletResponse response, Problem problem, String detail) throws IOException {
        of(problem, detail, null).send(response);
    }

    /** Says that something which is needed does not answer, and that it will. */
    public static void unavailable(HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        send(response, Problem.UNAVAILABLE, detail);
    }

    void send(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(this));
    }
}
