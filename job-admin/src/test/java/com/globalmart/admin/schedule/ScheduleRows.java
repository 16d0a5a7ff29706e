package com.globalmart.admin.schedule;

import static org.jooq.impl.DSL.val;

import com.globalmart.admin.Rows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Schedules as nodes of batch-jobs would have left them. */
public final class ScheduleRows {

    private final Rows rows;

    public ScheduleRows(Rows rows) {
        this.rows = rows;
    }

    /** Ends a freeze that another test has left. */
    public void noFreeze() {
        rows.warehouse().execute("delete from ops.schedule_freeze");
    }

    public void freeze(String by, String reason, String... held) {
        rows.warehouse()
                .execute(
                        "insert into ops.schedule_freeze (schedules, frozen_by, reason) values ({0}, {1}, {2})",
                        val(held), val(by), val(reason));
    }

    /** Says when a schedule got its times and when it fired last. */
    public void fired(String schedule, Instant begun, Instant last) {
        rows.warehouse()
                .execute(
                        "update ops.qrtz_triggers set start_time = {0}, prev_fire_time = {1}, misfire_instr = -1 where trigger_name = {2}",
                        val(begun.toEpochMilli()), val(last.toEpochMilli()), val(schedule));
    }

    /** A launch that a schedule has asked for. */
    public void firing(
            String schedule,
            Instant scheduled,
            Instant asked,
            String state,
            @Nullable Long execution,
            @Nullable String outcome) {
        rows.warehouse()
                .execute(
                        """
                insert into ops.request (kind, parameters, requested_by, reason, idempotency_key, state, requested_at, finished_at,
                                         job_execution_id, outcome)
                values ('launch', jsonb_build_object('job', {0}), 'schedule', {1}, {2}, {3}, {4}, {4}, {5}, {6})
                """,
                        val(schedule),
                        val("scheduled for " + scheduled),
                        val("schedule-" + schedule + "-" + scheduled),
                        val(state),
                        val(asked),
                        val(execution),
                        val(outcome));
    }
}
