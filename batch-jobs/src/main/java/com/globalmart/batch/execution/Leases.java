package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.EXECUTION_LEASE;

import com.globalmart.batch.database.Heartbeat;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Who owns a running execution. The owner renews its lease in database time, as long as the thread that runs the execution
 * lives; a lease that was not renewed for 20 seconds has run out, and whoever takes the execution over raises its epoch.
 */
@Repository
class Leases {

    private static final String TERM = "20 seconds";

    private final DSLContext warehouse;
    private final DSLContext heartbeat;
    private final Node node;
    private final Counter lost;
    private final Map<Long, Owned> owned = new ConcurrentHashMap<>();

    /** @param isLost whether a chunk was refused for it: several find out at once */
    private record Owned(int epoch, Thread thread, AtomicBoolean isLost) {}

    /** @param heartbeat renews on connections of its own, so that renewal never waits for jobs */
    Leases(DSLContext warehouse, @Heartbeat DSLContext heartbeat, Node node, MeterRegistry meters) {
        this.warehouse = warehouse;
        this.heartbeat = heartbeat;
        this.node = node;
        this.lost = Counter.builder("globalmart.leases.lost")
                .description("Executions that were taken from this node while it still worked on them")
                .register(meters);
    }

    /** Takes the lease of an execution that the calling thread is about to run. */
    void acquire(long executionId) {
        var epoch = warehouse
                .insertInto(EXECUTION_LEASE)
                .set(EXECUTION_LEASE.JOB_EXECUTION_ID, executionId)
                .set(EXECUTION_LEASE.EPOCH, 1)
                .set(EXECUTION_LEASE.NODE_ID, node.id())
                .set(EXECUTION_LEASE.EXPIRES_AT, inOneTerm())
                .returningResult(EXECUTION_LEASE.EPOCH)
                .fetchSingle()
                .value1();
        owned.put(executionId, new Owned(epoch, Thread.currentThread(), new AtomicBoolean()));
    }

    /** Gives the lease back when the execution has ended. */
    void release(long executionId) {
        var lease = owned.remove(executionId);
        if (lease != null) {
            warehouse
                    .deleteFrom(EXECUTION_LEASE)
                    .where(EXECUTION_LEASE.JOB_EXECUTION_ID.eq(executionId))
                    .and(EXECUTION_LEASE.EPOCH.eq(lease.epoch()))
                    .execute();
        }
    }

    /**
     * Holds the lease for the rest of the caller's transaction: nobody can take the execution over before it ends.
     *
     * @throws LeaseLostException when somebody has taken it over
     */
    void hold(long executionId) {
        var lease = owned.get(executionId);
        var held = lease != null
                && warehouse.fetchExists(DSL.selectOne()
                        .from(EXECUTION_LEASE)
                        .where(EXECUTION_LEASE.JOB_EXECUTION_ID.eq(executionId))
                        .and(EXECUTION_LEASE.EPOCH.eq(lease.epoch()))
                        .forKeyShare());
        if (!held) {
            if (lease != null && lease.isLost().compareAndSet(false, true)) {
                lost.increment();
            }
            throw new LeaseLostException(executionId, node.id());
        }
    }

    /** How many executions this node runs. */
    int count() {
        return owned.size();
    }

    Iterable<Long> executions() {
        return owned.keySet();
    }

    @Scheduled(fixedDelayString = "${globalmart.execution.renewal:5s}", scheduler = "heartbeats")
    void renew() {
        // an execution whose thread died without its end being written, as when the database was away, is nobody's
        owned.values().removeIf(lease -> !lease.thread().isAlive());
        if (owned.isEmpty()) {
            return;
        }
        heartbeat
                .update(EXECUTION_LEASE)
                .set(EXECUTION_LEASE.EXPIRES_AT, inOneTerm())
                .where(EXECUTION_LEASE.NODE_ID.eq(node.id()))
                .and(EXECUTION_LEASE.JOB_EXECUTION_ID.in(List.copyOf(owned.keySet())))
                .execute();
    }

    private static org.jooq.Field<java.time.Instant> inOneTerm() {
        return DSL.field("now() + interval '" + TERM + "'", java.time.Instant.class);
    }
}
