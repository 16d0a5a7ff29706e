package com.globalmart.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** A problem as the one who asked can read it: a page for browsers and htmx, {@code problem+json} (RFC 9457) for all others. */
final class ProblemAnswer {

    private ProblemAnswer() {}

    static ModelAndView of(Problem problem, HttpServletRequest request) {
        var status = HttpStatus.valueOf(problem.status());
        if (isReadByAPerson(request)) {
            return new ModelAndView("problem", Map.of("problem", problem), status);
        }
        var answer = new ModelAndView(new Json(problem));
        answer.setStatus(status);
        return answer;
    }

    private static boolean isReadByAPerson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader("HX-Request") != null || accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private record Json(Problem problem) implements View {

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_PROBLEM_JSON_VALUE;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.setContentType(getContentType());
            JsonMapper.shared().writeValue(response.getOutputStream(), problem);
        }
    }
}
