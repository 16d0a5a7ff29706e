package com.globalmart.cli.request;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Escaped;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Asks the platform for something, through {@code ops.submit_request}: the only way in. */
public final class Requests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final JdbcClient warehouse;
    private final String requestedBy;

    /** Asks in the name of the person who typed the command. */
    public Requests(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
        this.requestedBy = System.getProperty("user.name") + " (shell)";
    }

    /**
     * That a request was carried out.
     *
     * @param outcome what the process that carried it out says
     * @param jobExecutionId the execution that it started or changed, null if none
     */
    public record Done(@Nullable String outcome, @Nullable Long jobExecutionId) {}

    private record Answer(
            String state,
            @Nullable String outcome,
            @Nullable Long jobExecutionId) {}

    /**
     * Asks, with a row in the audit.
     *
     * @return the number of the request, another each time
     */
    public long submit(String kind, Map<String, ?> parameters, @Nullable String reason) {
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

    /**
     * Asks, waits until a process has carried it out, and says what that answered.
     *
     * @return the number of the request
     * @throws CommandFailedException if it was refused, or nobody takes it within 30 seconds
     */
    public long askAndSay(String kind, Map<String, ?> parameters, @Nullable String reason) {
        long request = submit(kind, parameters, reason);
        var done = await(request, PATIENCE)
                .orElseThrow(() -> CommandFailedException.failed(
                        "request %d waits: no batch node has taken it within %d seconds",
                        request, PATIENCE.toSeconds()));
        Terminal.say("%s", String.valueOf(done.outcome()));
        return request;
    }

    /**
     * What became of a request; empty while it is open.
     *
     * @throws CommandFailedException if it was refused, with the words of the process that did
     */
    public Optional<Done> done(long request) {
        var answer = warehouse
                .sql("select state, outcome, job_execution_id from ops.request where request_id = :request")
                .param("request", request)
                .query(Answer.class)
                .single();
        return switch (answer.state()) {
            case "REFUSED" ->
                throw new CommandFailedException(
                        "refused: %s (request %d)".formatted(words(answer.outcome()), request), ExitStatus.REFUSED);
            case "DONE" -> Optional.of(new Done(answer.outcome(), answer.jobExecutionId()));
            default -> Optional.empty();
        };
    }

    /**
     * Waits until a request is carried out, at most that long; empty if it is open even then.
     *
     * @throws CommandFailedException if it was refused, with the words of the process that did
     */
    public Optional<Done> await(long request, Duration patience) {
        long began = System.nanoTime();
        var done = done(request);
        while (done.isEmpty() && System.nanoTime() - began < patience.toNanos()) {
            Pause.of(LOOK_EVERY);
            done = done(request);
        }
        return done;
    }

    /** They may quote a record. */
    private static String words(@Nullable String outcome) {
        return outcome == null ? "no reason given" : Escaped.line(outcome);
    }
}
