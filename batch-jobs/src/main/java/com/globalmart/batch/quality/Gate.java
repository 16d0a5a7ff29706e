package com.globalmart.batch.quality;

import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets a load pass that violates no check of severity ERROR, or of which enough people have said that they answer for the checks
 * that it violates. A check that a release does not name stops the load again.
 */
@Repository
public class Gate {

    /**
     * What became of a release.
     *
     * @param outcome a sentence
     * @param stoppedExecution the one that may go on with the load; empty where another person has to release it, too
     */
    public record Release(String outcome, OptionalLong stoppedExecution) {}

    private final JdbcClient warehouse;
    private final Checks checks;
    private final Loads loads;
    private final QualityProperties properties;

    Gate(JdbcClient warehouse, Checks checks, Loads loads, QualityProperties properties) {
        this.warehouse = warehouse;
        this.checks = checks;
        this.loads = loads;
        this.properties = properties;
    }

    /** @throws GateStoppedException when the load violates a check that too few people have released it from */
    void pass(Load load) {
        var errors = checks.errors(load);
        if (!errors.isEmpty() && people(load) < properties.releasesNeeded()) {
            throw new GateStoppedException(load, errors);
        }
    }

    /**
     * Notes that somebody answers for the checks that the open load violates.
     *
     * @throws RefusedException when no load is open, none of its checks stops it, or no reason is given
     */
    public Release release(long requestId, String person, @Nullable String reason) {
        var load = loads.open().orElseThrow(() -> new RefusedException("no load is open, so none can be released"));
        if (reason == null || reason.isBlank()) {
            throw new RefusedException("a release needs a reason, it is kept with the load");
        }
        var violated = checks.namesOfErrors(load);
        if (violated.isEmpty()) {
            throw new RefusedException(
                    "%s has not been stopped by a check, there is nothing to release".formatted(load));
        }
        keep(load, requestId, person, reason, violated);
        int people = people(load);
        var what = "%s is released from %s by %d of %d"
                .formatted(load, String.join(", ", violated), people, properties.releasesNeeded());
        if (people < properties.releasesNeeded()) {
            return new Release(what + "; another person has to release it, too", OptionalLong.empty());
        }
        return new Release(what, OptionalLong.of(stoppedExecution(load)));
    }

    private void keep(Load load, long requestId, String person, String reason, List<String> violated) {
        warehouse
                .sql("""
                        insert into quality.release (load_id, released_by, reason, checks, request_id)
                        values (?, ?, ?, ?, ?)
                        on conflict (load_id, released_by) do update
                            set reason = excluded.reason, checks = excluded.checks, request_id = excluded.request_id,
                                released_at = now()
                        """)
                .params(load.loadId(), person, reason, violated.toArray(String[]::new), requestId)
                .update();
    }

    /** How many have released it from every check that it violates now. */
    private int people(Load load) {
        return warehouse
                .sql("select count(*) from quality.release where load_id = ? and checks @> ?::text[]")
                .params(load.loadId(), checks.namesOfErrors(load).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private long stoppedExecution(Load load) {
        return warehouse
                .sql("""
                        select max(job_execution_id) from ops.batch_job_execution
                        join ops.batch_step_execution s using (job_execution_id)
                        where s.step_name = 'passGate' and s.status = 'FAILED'
                        """)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new RefusedException("no execution of %s stands at the gate".formatted(load)));
    }
}
