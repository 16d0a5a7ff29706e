package com.globalmart.batch.problem;

import com.globalmart.batch.problem.Problem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the tables found.
 *
 * @param opens whether it opens a problem, or only keeps one open that is there: what is being tried again is not over
 */
record Finding(
        Kind kind,
        String subject,
        String sentence,
        @Nullable Long executionId,
        boolean opens) {

    static Finding wrong(Kind kind, String subject, String sentence, @Nullable Long executionId) {
        return new Finding(kind, subject, sentence, executionId, true);
    }

    static Finding undecided(Kind kind, String subject) {
        return new Finding(kind, subject, "", null, false);
    }
}
