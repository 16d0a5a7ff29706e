package com.globalmart.admin.tonight;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

/** Reads the timeline of the newest night. */
@Repository
class LastNights {

    private static final int WHOLE = 1_000;
    private static final int LEAST = 4; // what is shorter is still seen

    private final DSLContext warehouse;

    LastNights(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Empty before the first night. */
    Optional<LastNight> newest() {
        var rows = warehouse.fetch("""
                with night as materialized (
                    select e.job_execution_id, e.status, coalesce(e.start_time, e.create_time) as begun,
                           coalesce(e.end_time, now() at time zone 'UTC') as ended
                    from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                    where i.job_name = 'nightly'
                    order by e.job_execution_id desc limit 1)
                select n.job_execution_id, n.status, n.begun at time zone 'UTC' as begun, n.ended at time zone 'UTC' as ended,
                       (select parameter_value from ops.batch_job_execution_params p
                        where p.job_execution_id = n.job_execution_id and p.parameter_name = 'businessDate') as business_date,
                       s.stage, min(x.start_time) at time zone 'UTC' as stage_begun,
                       max(coalesce(x.end_time, n.ended)) at time zone 'UTC' as stage_ended,
                       case when bool_or(x.status in ('FAILED', 'UNKNOWN')) then 'FAILED'
                            when bool_or(x.status in ('STARTED', 'STARTING', 'STOPPING')) then 'STARTED'
                            when bool_or(x.status = 'STOPPED') then 'STOPPED' else 'COMPLETED' end as stage_status
                from night n
                left join ops.batch_step_execution x on x.job_execution_id = n.job_execution_id and x.start_time is not null
                left join ops.job_step s on s.job_name = 'nightly' and s.step_name = x.step_name
                group by n.job_execution_id, n.status, n.begun, n.ended, s.stage
                order by min(s.step_order)
                """);
        return rows.isEmpty() ? Optional.empty() : Optional.of(night(rows));
    }

    private static LastNight night(Result<Record> rows) {
        var first = rows.getFirst();
        var begun = first.get("begun", Instant.class);
        var ended = first.get("ended", Instant.class);
        var date = first.get("business_date", String.class);
        long whole = Math.max(1, Duration.between(begun, ended).toMillis());
        List<LastNight.Stage> stages = rows.stream()
                .filter(row -> row.get("stage") != null)
                .map(row -> stage(row, begun, whole))
                .toList();
        return new LastNight(
                first.get("job_execution_id", Long.class),
                date == null ? "nightly" : "nightly of " + date,
                ExecutionStatus.valueOf(first.get("status", String.class)).state(),
                Moment.of(begun),
                Words.duration(Duration.ofMillis(whole)),
                stages);
    }

    private static LastNight.Stage stage(Record row, Instant begun, long whole) {
        var from = row.get("stage_begun", Instant.class);
        var took = Duration.between(from, row.get("stage_ended", Instant.class));
        int width = (int) Math.max(LEAST, WHOLE * took.toMillis() / whole);
        int left = (int) Math.clamp(WHOLE * Duration.between(begun, from).toMillis() / whole, 0, WHOLE - LEAST);
        Mark mark = ExecutionStatus.valueOf(row.get("stage_status", String.class))
                .state()
                .mark();
        return new LastNight.Stage(
                row.get("stage", String.class), mark, left, Math.min(width, WHOLE - left), Words.duration(took));
    }
}
