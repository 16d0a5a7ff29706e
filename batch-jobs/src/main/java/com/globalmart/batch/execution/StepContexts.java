package com.globalmart.batch.execution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;

/** The contexts in which steps keep where a restart goes on, as rows: Spring Batch does not say which one it cannot read. */
@Repository
class StepContexts {

    private record Row(long stepExecutionId, String stepName, long jobExecutionId, String context) {}

    private final JdbcClient warehouse;
    private final ExecutionContextSerializer serializer;

    StepContexts(JdbcClient warehouse, ExecutionContextSerializer serializer) {
        this.warehouse = warehouse;
        this.serializer = serializer;
    }

    /** What to say of an instance of which some context could not be read. */
    RefusedException unreadable(long jobInstanceId, JacksonException reason) {
        return firstUnreadable(jobInstanceId)
                .map(row -> new RefusedException(
                        ("the context of step %s of execution %d (ops.batch_step_execution_context,"
                                        + " step_execution_id %d) cannot be read: %s; restore that row, or restart with the version"
                                        + " that wrote it")
                                .formatted(
                                        row.stepName(),
                                        row.jobExecutionId(),
                                        row.stepExecutionId(),
                                        reason.getOriginalMessage())))
                .orElseGet(() -> new RefusedException("the context of an execution of instance %d cannot be read: %s"
                        .formatted(jobInstanceId, reason.getOriginalMessage())));
    }

    private Optional<Row> firstUnreadable(long jobInstanceId) {
        try (var rows = warehouse
                .sql("""
                        select step_execution_id, step_name, job_execution_id, coalesce(serialized_context, short_context)
                        from ops.batch_step_execution_context
                        join ops.batch_step_execution using (step_execution_id)
                        join ops.batch_job_execution using (job_execution_id)
                        where job_instance_id = ? order by step_execution_id
                        """)
                .param(jobInstanceId)
                .query((row, number) -> new Row(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)))
                .stream()) {
            return rows.filter(row -> !isReadable(row.context())).findFirst();
        }
    }

    private boolean isReadable(String context) {
        try {
            serializer.deserialize(new ByteArrayInputStream(context.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (JacksonException | IOException e) {
            return false;
        }
    }
}
