package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.NODE;

import com.globalmart.batch.database.Heartbeat;
import jakarta.annotation.PreDestroy;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The nodes of the platform. A node beats every few seconds in the database's time. */
@Repository
class Nodes {

    private final DSLContext heartbeat;
    private final Node node;
    private final Leases leases;

    Nodes(@Heartbeat DSLContext heartbeat, Node node, Leases leases) {
        this.heartbeat = heartbeat;
        this.node = node;
        this.leases = leases;
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        var version = getClass().getPackage().getImplementationVersion();
        heartbeat
                .insertInto(NODE)
                .set(NODE.NODE_ID, node.id())
                .set(NODE.HOST, node.host())
                .set(NODE.PROCESS_ID, node.processId())
                .set(NODE.VERSION, version == null ? "development" : version)
                .onConflictDoNothing()
                .execute();
    }

    @Scheduled(fixedDelayString = "${globalmart.execution.heartbeat:5s}", scheduler = "heartbeats")
    void beat() {
        heartbeat
                .update(NODE)
                .set(NODE.HEARTBEAT_AT, DSL.currentInstant())
                .set(NODE.RUNNING_EXECUTIONS, leases.count())
                .where(NODE.NODE_ID.eq(node.id()))
                .execute();
    }

    @PreDestroy
    void leave() {
        heartbeat
                .update(NODE)
                .set(NODE.STOPPED_AT, DSL.currentInstant())
                .set(NODE.RUNNING_EXECUTIONS, 0)
                .where(NODE.NODE_ID.eq(node.id()))
                .execute();
    }
}
