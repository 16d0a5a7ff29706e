package com.globalmart.admin.node;

import static com.globalmart.jooq.warehouse.ops.Tables.NODE;
import static org.jooq.impl.DSL.field;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** The processes of batch-jobs. One that has not beaten for {@link #PATIENCE} is dead. */
@Repository
public class Nodes {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** In database time, which is the time that nodes beat in. */
    private static final Field<BigDecimal> SILENCE_SECONDS =
            field("extract(epoch from clock_timestamp() - {0})", BigDecimal.class, NODE.HEARTBEAT_AT);

    private final DSLContext warehouse;

    Nodes(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The nodes that were not stopped on purpose and were seen during the last day, by name. */
    public List<Node> all() {
        return warehouse
                .select(NODE.NODE_ID, NODE.HOST, NODE.VERSION, SILENCE_SECONDS)
                .from(NODE)
                .where(NODE.STOPPED_AT.isNull())
                .and(SILENCE_SECONDS.lt(BigDecimal.valueOf(Duration.ofDays(1).toSeconds())))
                .orderBy(NODE.NODE_ID)
                .fetch(row -> {
                    var silence =
                            Duration.ofMillis(row.value4().movePointRight(3).longValue());
                    return new Node(row.value1(), row.value2(), row.value3(), silence, isAlive(silence));
                });
    }

    public boolean isAnyAlive() {
        return all().stream().anyMatch(Node::isAlive);
    }

    private static boolean isAlive(Duration silence) {
        return silence.compareTo(PATIENCE) < 0;
    }
}
