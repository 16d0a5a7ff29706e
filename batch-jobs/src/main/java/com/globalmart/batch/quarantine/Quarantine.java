package com.globalmart.batch.quarantine;

import static com.globalmart.jooq.warehouse.quality.Tables.QUARANTINE;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.Load;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.stereotype.Repository;

/** Landed records that the batch refused, whole, each with the first reason that applies. */
@Repository
public class Quarantine {

    private final DSLContext warehouse;

    Quarantine(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds refused records of a table, with their payloads as they landed. */
    public void add(Load load, LandingTable<?> table, Collection<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        var payloads = table.payloads(
                rejections.stream().map(Rejection::landed).map(Landed::position).toList());
        var insert = warehouse.insertInto(
                QUARANTINE,
                QUARANTINE.TOPIC,
                QUARANTINE.GENERATION,
                QUARANTINE.PARTITION,
                QUARANTINE.LOG_OFFSET,
                QUARANTINE.LOAD_ID,
                QUARANTINE.JOB_EXECUTION_ID,
                QUARANTINE.REASON,
                QUARANTINE.DETAIL,
                QUARANTINE.IDENTITY,
                QUARANTINE.OCCURRED_AT,
                QUARANTINE.AMOUNT,
                QUARANTINE.PAYLOAD);
        var execution = executionId();
        for (var rejection : rejections) {
            var landed = rejection.landed();
            var position = landed.position();
            insert = insert.values(
                    table.topic().topicName(),
                    position.generation(),
                    position.partition(),
                    position.offset(),
                    load.loadId(),
                    execution,
                    rejection.reason().name(),
                    rejection.detail(),
                    landed.identity(),
                    landed.occurredAt(),
                    rejection.amount(),
                    JSONB.valueOf(payloads.get(position)));
        }
        insert.execute();
    }

    private static long executionId() {
        var context = StepSynchronizationManager.getContext();
        if (context == null) {
            throw new IllegalStateException("records are quarantined by steps only");
        }
        return context.getStepExecution().getJobExecutionId();
    }
}
