package com.globalmart.cli.problem;

import java.io.PrintStream;
import java.util.List;

/** Prints problems: a paragraph each, as their sentences are long. */
final class ProblemList {

    private final PrintStream out;

    ProblemList(PrintStream out) {
        this.out = out;
    }

    void print(List<Problems.Problem> problems, boolean all) {
        if (problems.isEmpty()) {
            out.println(all ? "No problem is open, nor was one in the last seven days." : "No problem is open.");
        }
        for (var problem : problems) {
            out.printf("%d  %s: %s%n", problem.problemId(), problem.kind(), problem.subject());
            out.printf("    %s%n", times(problem));
            out.printf("    %s%n", problem.sentence());
            if (!problem.alerts().isEmpty()) {
                out.printf("    alerts: %s%n", problem.alerts());
            }
        }
    }

    private static String times(Problems.Problem problem) {
        return problem.closed() == null
                ? "open since %s UTC".formatted(problem.since())
                : "%s to %s UTC, it is over".formatted(problem.since(), problem.closed());
    }
}
