package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.db.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators do, as the console does it: they insert a request, and watch what becomes of it. */
public final class Operators {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcTemplate console = Databases.as(Database.WAREHOUSE, "console_app");

    /** Launches a night and waits for its end: COMPLETED, FAILED or STOPPED. */
    public String run(String job, LocalDate day) {
        return awaitEnd(launch(job, Map.of("businessDate", day.toString())));
    }

    /** Launches a job without parameters and waits for its end. */
    public String run(String job) {
        return awaitEnd(launch(job, Map.of()));
    }

    /** Launches a job that must not be refused; returns its execution. */
    public long launch(String job, Map<String, String> parameters) {
        var all = new HashMap<>(parameters);
        all.put("job", job);
        return executionOf(request("launch", all));
    }

    /** Restarts an execution and waits for the end of the new one. */
    public String restart(long execution) {
        return awaitEnd(executionOf(request("restart", Map.of("execution", Long.toString(execution)))));
    }

    /** Asks an execution to stop. */
    public void stop(long execution) {
        executionOf(request("stop", Map.of("execution", Long.toString(execution))));
    }

    /** Inserts a request with a key of its own; returns its id. */
    public long request(String kind, Map<String, String> parameters) {
        return request(
                kind,
                parameters.entrySet().stream()
                        .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    /** Inserts a request whose parameters are any JSON. */
    public long request(String kind, String json) {
        return console.queryForObject(
                "select ops.submit_request(?, ?::jsonb, 'test', null, ?)",
                Long.class,
                kind,
                json,
                UUID.randomUUID().toString());
    }

    /** State and outcome of a request, once it has been carried out or refused. */
    public String outcome(long request) {
        await().atMost(PATIENCE)
                .until(() -> !"OPEN"
                        .equals(console.queryForObject(
                                "select state from ops.request where request_id = ?", String.class, request)));
        return console.queryForObject(
                "select state || ' ' || outcome from ops.request where request_id = ?", String.class, request);
    }

    /** Waits until an execution has ended: its end is written a moment before the reason of a failure. */
    public String awaitEnd(long execution) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> console.queryForObject("""
                        select status = 'UNKNOWN'
                               or status in ('COMPLETED', 'STOPPED') and end_time is not null
                               or status = 'FAILED' and exit_message <> ''
                        from ops.batch_job_execution where job_execution_id = ?
                        """, Boolean.class, execution));
        return status(execution);
    }

    public void awaitStatus(long execution, String... statuses) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> List.of(statuses).contains(status(execution)));
    }

    public String status(long execution) {
        return console.queryForObject(
                "select status from ops.batch_job_execution where job_execution_id = ?", String.class, execution);
    }

    /** Why an execution ended as it did. */
    public String message(long execution) {
        return console.queryForObject(
                "select exit_message from ops.batch_job_execution where job_execution_id = ?", String.class, execution);
    }

    public long lastExecution() {
        return console.queryForObject("select max(job_execution_id) from ops.batch_job_execution", Long.class);
    }

    private long executionOf(long request) {
        assertThat(outcome(request)).startsWith("DONE");
        return console.queryForObject(
                "select job_execution_id from ops.request where request_id = ?", Long.class, request);
    }
}
