package com.globalmart.admin.execution.restart;

import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.page.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restart that may be asked for together with others.
 *
 * @param title what the execution is called in a sentence
 * @param businessDate the UTC day that it is about; null where it is about none
 * @param refusal why it cannot be restarted, a sentence; null where it can
 * @param consequences what it would do, in sentences with numbers; empty where it is refused
 */
public record Restart(
        long executionId,
        String jobName,
        String title,
        State state,
        @Nullable String businessDate,
        @Nullable String refusal,
        List<String> consequences) {

    static Restart refused(Execution execution, String refusal) {
        return of(execution, refusal, List.of());
    }

    static Restart possible(Execution execution, List<Prediction> predictions) {
        return of(execution, null, Decision.summary(predictions));
    }

    private static Restart of(Execution execution, @Nullable String refusal, List<String> consequences) {
        return new Restart(
                execution.executionId(),
                execution.jobName(),
                execution.title(),
                execution.status().state(),
                execution.businessDate(),
                refusal,
                consequences);
    }
}
