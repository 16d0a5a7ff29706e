package com.globalmart.serving.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private final transient ProblemAnswer answer;

    private ProblemException(Problem problem, String detail, @Nullable String field) {
        super(detail, null, false, false);
        this.answer = ProblemAnswer.of(problem, detail, field);
    }

    /** @param detail what was found and expected, beginning with the name of the parameter */
    public static ProblemException invalid(String field, String detail) {
        return new ProblemException(Problem.INVALID_PARAMETER, detail, field);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.NOT_FOUND, detail, null);
    }

    public static ProblemException notAcceptable(String detail) {
        return new ProblemException(Problem.NOT_ACCEPTABLE, detail, null);
    }

    ProblemAnswer answer() {
        return answer;
    }
}
