package com.globalmart.admin.backfill;

import static org.jooq.impl.DSL.val;

import com.globalmart.admin.execution.ExecutionStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what there is of business dates: loads, and the newest night of each. */
@Repository
class BusinessDates {

    private final DSLContext warehouse;

    BusinessDates(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The stages of a night, in order. */
    List<String> stages() {
        return warehouse
                .resultQuery(
                        "select stage from ops.job_step where job_name = 'nightly' group by stage order by min(step_order)")
                .fetch(row -> row.get("stage", String.class));
    }

    /** Every date of a range, in order. */
    List<BusinessDate> between(LocalDate first, LocalDate last) {
        var rows = warehouse.resultQuery("""
                        select day::date as business_date,
                               exists (select from warehouse.load where business_date = day::date and status = 'PUBLISHED'
                                           and kind = 'NIGHT') as is_published,
                               exists (select from warehouse.load where status = 'OPEN' and business_date <> day::date) as is_blocked,
                               night.job_execution_id, night.job_instance_id, night.status
                        from generate_series({0}::timestamp, {1}::timestamp, interval '1 day') as day
                        left join lateral (
                            select e.job_execution_id, e.job_instance_id, e.status
                            from ops.batch_job_execution_params p
                            join ops.batch_job_execution e using (job_execution_id)
                            join ops.batch_job_instance i using (job_instance_id)
                            where p.parameter_name = 'businessDate' and p.parameter_value = day::date::text and i.job_name = 'nightly'
                            order by e.job_execution_id desc limit 1) as night on true
                        order by day
                        """, val(first), val(last)).fetch();
        var unpublished = rows.stream()
                .filter(row -> !row.get("is_published", Boolean.class))
                .map(row -> row.get("job_instance_id", Long.class))
                .filter(Objects::nonNull)
                .toArray(Long[]::new);
        var stages = unpublished.length == 0 ? Map.<Long, List<BusinessDate.Stage>>of() : stages(unpublished);
        return rows.stream().map(row -> date(row, stages)).toList();
    }

    /** What the newest execution of each step says, whichever attempt that was of; partitions count with their step. */
    private Map<Long, List<BusinessDate.Stage>> stages(Long[] instances) {
        return warehouse
                .resultQuery("""
                        with newest as (
                            select distinct on (e.job_instance_id, s.step_name) e.job_instance_id, s.step_name, s.status
                            from ops.batch_job_execution e join ops.batch_step_execution s using (job_execution_id)
                            where e.job_instance_id = any({0}) and position(':' in s.step_name) = 0
                            order by e.job_instance_id, s.step_name, s.step_execution_id desc)
                        select n.job_instance_id, j.stage,
                               (select count(*)::integer from ops.job_step where job_name = 'nightly' and stage = j.stage) as steps,
                               count(*) filter (where n.status = 'COMPLETED')::integer as complete,
                               bool_or(n.status in ('FAILED', 'STOPPED', 'ABANDONED', 'UNKNOWN')) as has_failed,
                               bool_or(n.status in ('STARTING', 'STARTED', 'STOPPING')) as is_running
                        from newest n join ops.job_step j on j.job_name = 'nightly' and j.step_name = n.step_name
                        group by n.job_instance_id, j.stage
                        """, val(instances))
                .fetchGroups(
                        row -> row.get("job_instance_id", Long.class),
                        row -> new BusinessDate.Stage(
                                row.get("stage", String.class),
                                row.get("steps", Integer.class),
                                row.get("complete", Integer.class),
                                row.get("has_failed", Boolean.class),
                                row.get("is_running", Boolean.class)));
    }

    private static BusinessDate date(Record row, Map<Long, List<BusinessDate.Stage>> stages) {
        @Nullable Long instance = row.get("job_instance_id", Long.class);
        @Nullable String status = row.get("status", String.class);
        return new BusinessDate(
                row.get("business_date", LocalDate.class),
                row.get("is_published", Boolean.class),
                row.get("is_blocked", Boolean.class),
                row.get("job_execution_id", Long.class),
                status == null ? null : ExecutionStatus.valueOf(status),
                instance == null ? List.of() : stages.getOrDefault(instance, List.of()));
    }
}
