package com.globalmart.batch.problem;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong.
 *
 * @param subject what it is about; it names no customer
 * @param sentence what is wrong and what to do next
 * @param executionId the newest execution that it is about; null where it is about none
 * @param openedAt when it was found
 */
public record Problem(
        long problemId,
        Kind kind,
        String subject,
        String sentence,
        @Nullable Long executionId,
        Instant openedAt) {

    /** What may be wrong. */
    public enum Kind {
        /** The newest execution of a job, or of a job and its business date, failed, and nothing goes on with it. */
        EXECUTION_FAILED,
        /** The same, where the quality gate stopped it: the load waits for a decision. */
        GATE_STOPPED,
        /** What a schedule asked for was refused, and nobody has started it since. */
        LAUNCH_REFUSED,
        /** A notice: an execution lost its node and was taken from it. */
        EXECUTION_RECOVERED,
        /** A node has shown no life for half a minute, did not leave in good order, and no other was started since. */
        NODE_DEAD,
        /** A business date is not published by the time that is set, or is not expected to be. */
        DEADLINE_AT_RISK;

        /** As tables, webhooks and meters name it: {@code gate_stopped}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As people read it: {@code gate stopped}. */
        public String words() {
            return code().replace('_', ' ');
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
