package com.globalmart.admin.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who holds the leases of running executions, and what is left of these. */
@Repository
public class Owners {

    private static final String OWNER = """
            select node_id, epoch, expires_at, extract(epoch from expires_at - clock_timestamp()),
                   extract(epoch from clock_timestamp() - heartbeat_at)
            from ops.execution_lease left join ops.node using (node_id)
            where job_execution_id = ?
            """;

    private static final String TIME_LEFT = "select * from ops.time_left(?)";

    private final DSLContext warehouse;

    Owners(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Empty when nobody holds a lease of it: it has ended, or was only just made. */
    Optional<Owner> of(long executionId) {
        return warehouse
                .resultQuery(OWNER, executionId)
                .fetchOptional(row -> new Owner(
                        row.get(0, String.class),
                        row.get(1, Integer.class),
                        row.get(2, OffsetDateTime.class).toInstant(),
                        seconds(row.get(3, BigDecimal.class)),
                        secondsOrNull(row.get(4, BigDecimal.class))));
    }

    /** What is left of an execution that runs. */
    public TimeLeft timeLeft(long executionId) {
        return warehouse
                .resultQuery(TIME_LEFT, executionId)
                .fetchSingle(row -> new TimeLeft(
                        row.get("percent_done", Integer.class),
                        secondsOrNull(row.get("least_seconds", BigDecimal.class)),
                        secondsOrNull(row.get("most_seconds", BigDecimal.class)),
                        row.get("past_runs", Integer.class),
                        percent(row.get("right_share", BigDecimal.class))));
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private static @Nullable Duration secondsOrNull(@Nullable BigDecimal seconds) {
        return seconds == null ? null : seconds(seconds);
    }

    private static @Nullable Integer percent(@Nullable BigDecimal share) {
        return share == null ? null : share.movePointRight(2).intValue();
    }
}
