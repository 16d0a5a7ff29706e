package com.globalmart.cli.job;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Asks the platform for something, through {@code ops.submit_request}: the only way in. */
public final class JobRequests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient warehouse;
    private final String requestedBy;

    /** Asks in the name of the person who typed the command. */
    public JobRequests(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
        this.requestedBy = System.getProperty("user.name") + " (shell)";
    }

    /**
     * What became of a request.
     *
     * @param state OPEN, DONE or REFUSED
     * @param outcome what the node that carried it out says; null while it is open
     * @param jobExecutionId the execution that it started or changed, null if none
     */
    public record Answer(
            String state,
            @Nullable String outcome,
            @Nullable Long jobExecutionId) {}

    /**
     * Asks to start a job.
     *
     * @param businessDate null for a job that is not about a day
     * @return the number of the request
     */
    public long launch(String job, @Nullable LocalDate businessDate, @Nullable String reason) {
        var parameters = new TreeMap<String, Object>();
        parameters.put("job", job);
        if (businessDate != null) {
            parameters.put("businessDate", businessDate.toString());
        }
        return submit("launch", parameters, reason);
    }

    public long restart(long execution, @Nullable String reason) {
        return submit("restart", Map.of("execution", execution), reason);
    }

    public long stop(long execution, @Nullable String reason) {
        return submit("stop", Map.of("execution", execution), reason);
    }

    public Answer answer(long request) {
        return warehouse
                .sql("select state, outcome, job_execution_id from ops.request where request_id = :request")
                .param("request", request)
                .query(Answer.class)
                .single();
    }

    private long submit(String kind, Map<String, Object> parameters, @Nullable String reason) {
        return warehouse
                .sql("""
                        select ops.submit_request(:kind, cast(:parameters as jsonb), :requestedBy, cast(:reason as text), \
                        :idempotencyKey)""")
                .param("kind", kind)
                .param("parameters", JSON.writeValueAsString(parameters))
                .param("requestedBy", requestedBy)
                .param("reason", reason)
                .param("idempotencyKey", "shell-" + UUID.randomUUID())
                .query(Long.class)
                .single();
    }
}
