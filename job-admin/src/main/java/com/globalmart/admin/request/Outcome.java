package com.globalmart.admin.request;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request, as it is shown where it was asked.
 *
 * @param isOpen whether there is more to come, so that the page asks again
 * @param title what was asked: {@code launch nightly, business date 2026-03-14}
 * @param text what happened, or what it is waiting for
 */
public record Outcome(
        long requestId,
        boolean isOpen,
        State state,
        String title,
        String text,
        @Nullable Long executionId) {

    static Outcome of(Request request, boolean isAnyNodeAlive) {
        return new Outcome(
                request.requestId(),
                request.progress() == Request.Progress.OPEN,
                state(request),
                title(request),
                text(request, isAnyNodeAlive),
                request.jobExecutionId());
    }

    private static State state(Request request) {
        return switch (request.progress()) {
            case OPEN -> new State(request.nodeId() == null ? "asked" : "taken", Mark.BUSY);
            case DONE -> new State("done", Mark.GOOD);
            case REFUSED -> new State("refused", Mark.BAD);
        };
    }

    private static String title(Request request) {
        var parameters = request.parameters();
        var verb = request.kind().verb();
        if (parameters.has("execution")) {
            return "%s execution %s"
                    .formatted(verb, parameters.path("execution").asString());
        }
        if (request.kind() != Kind.LAUNCH) {
            return verb + " " + parameters.path("about").asString();
        }
        var values = parameters.properties().stream()
                .filter(parameter -> !parameter.getKey().equals("job"))
                .map(parameter -> Words.label(parameter.getKey()).toLowerCase(Locale.ROOT) + " "
                        + parameter.getValue().asString());
        return Stream.concat(Stream.of("launch " + parameters.path("job").asString()), values)
                .collect(Collectors.joining(", "));
    }

    private static String text(Request request, boolean isAnyNodeAlive) {
        if (request.outcome() != null) {
            return request.outcome();
        }
        var age = Words.ago(request.age());
        if (request.progress() != Request.Progress.OPEN) {
            return "Asked " + age + ".";
        }
        if (request.nodeId() != null) {
            return "Asked %s, taken by %s.".formatted(age, request.nodeId());
        }
        if (!isAnyNodeAlive) {
            return "Asked %s. No node is alive: it is carried out when one starts.".formatted(age);
        }
        return "Asked %s, waiting for a node to take it.".formatted(age);
    }
}
