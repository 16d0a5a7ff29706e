package com.globalmart.admin.grid;

import com.globalmart.admin.execution.ExecutionStatus;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Step executions of many job executions, counted: however many partitions they have, few rows are read. */
@Repository
class StepTallies {

    private static final String OF_INSTANCES = """
            select e.job_instance_id, s.job_execution_id,
                   case when strpos(s.step_name, ':') > 0 then split_part(s.step_name, ':', 1) || ':' else s.step_name end,
                   s.status, count(*), min(s.start_time), max(s.end_time)
            from ops.batch_job_execution e join ops.batch_step_execution s using (job_execution_id)
            where e.job_instance_id = any (?)
            group by 1, 2, 3, 4
            order by 2, 3
            """;

    private final DSLContext warehouse;

    StepTallies(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Those of all attempts at these job instances, oldest attempt first. */
    List<StepTally> ofInstances(Collection<Long> instanceIds) {
        return warehouse
                .resultQuery(OF_INSTANCES, (Object) instanceIds.toArray(Long[]::new))
                .fetch(StepTallies::tally);
    }

    private static StepTally tally(Record row) {
        return new StepTally(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, String.class),
                ExecutionStatus.valueOf(row.get(3, String.class)),
                row.get(4, Long.class),
                utc(row.get(5, LocalDateTime.class)),
                utc(row.get(6, LocalDateTime.class)));
    }

    private static @Nullable Instant utc(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
