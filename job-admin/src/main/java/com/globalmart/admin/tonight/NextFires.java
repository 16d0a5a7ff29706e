package com.globalmart.admin.tonight;

import static org.jooq.impl.DSL.inline;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads when schedules fire next. */
@Repository
class NextFires {

    private static final int MOST = 6;

    private final DSLContext warehouse;

    NextFires(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The next ones, soonest first. */
    List<NextFire> soonest() {
        return warehouse
                .resultQuery("""
                        select trigger_name, trigger_state, next_fire_time from ops.qrtz_triggers
                        order by next_fire_time nulls last, trigger_name
                        limit {0}
                        """, inline(MOST))
                .fetch(row -> new NextFire(
                        row.get("trigger_name", String.class),
                        state(row.get("trigger_state", String.class)),
                        moment(row.get("next_fire_time", Long.class))));
    }

    private static @Nullable Moment moment(@Nullable Long millis) {
        return millis == null || millis <= 0 ? null : Moment.of(Instant.ofEpochMilli(millis));
    }

    private static State state(String trigger) {
        return switch (trigger) {
            case "PAUSED", "PAUSED_BLOCKED" ->
                new State("paused", Mark.WARN, "It does not fire until somebody resumes it or releases the freeze.");
            case "ERROR" ->
                new State("stuck", Mark.BAD, "Quartz gave it up; a node of batch-jobs frees it within a minute.");
            case "COMPLETE" -> new State("over", Mark.IDLE, "It never fires again.");
            default ->
                new State(
                        "waiting",
                        Mark.IDLE,
                        "It fires at that time, if a node of batch-jobs is alive then or soon after.");
        };
    }
}
