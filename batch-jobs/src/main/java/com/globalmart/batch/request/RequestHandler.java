package com.globalmart.batch.request;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out requests of some kinds. What it does in the transaction that it is called in commits with the outcome; the request stays
 * locked until then, so a node that dies on the way leaves it to another.
 */
public interface RequestHandler {

    /**
     * What became of a request.
     *
     * @param sentence for people
     * @param executionId the execution that it started or was about; null where there is none
     */
    record Outcome(String sentence, @Nullable Long executionId) {

        public static Outcome of(String sentence) {
            return new Outcome(sentence, null);
        }
    }

    /** Kinds that it carries out at once. */
    Set<String> kinds();

    /** Kinds that start an execution: a node that runs as many as it may leaves them to others. */
    default Set<String> startingKinds() {
        return Set.of();
    }

    /**
     * Carries a request of one of its kinds out. What it wrote in this transaction is taken back when it refuses.
     *
     * @throws com.globalmart.batch.execution.RefusedException when that cannot be done, with a sentence for who asked
     * @throws com.globalmart.batch.execution.InvalidParameterException when a parameter is missing or not understood
     */
    Outcome carryOut(Request request);
}
