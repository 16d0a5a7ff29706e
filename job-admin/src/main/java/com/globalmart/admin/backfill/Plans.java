package com.globalmart.admin.backfill;

import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Foretells backfills by the rule by which nodes plan them. It only reads. */
@Repository
class Plans {

    /** The same question as nodes ask when a backfill begins, and again for each date when its turn comes. */
    private static final String DATES = """
            with dates as (
                select day::date as business_date,
                       exists (select from warehouse.load where business_date = day::date and status = 'PUBLISHED'
                                   and kind = 'NIGHT') as is_published,
                       exists (select from warehouse.judged_date where analysis_date = day::date and not is_dropped) as is_judged,
                       (select e.status from ops.batch_job_execution e
                        join ops.batch_job_instance i using (job_instance_id)
                        join ops.batch_job_execution_params p using (job_execution_id)
                        where i.job_name = 'nightly' and p.parameter_name = 'businessDate'
                          and p.parameter_value = day::date::text
                        order by e.job_execution_id desc limit 1) as night
                from generate_series({0}::timestamp, {1}::timestamp, interval '1 day') as day)
            select business_date,
                   case when {2} = 'rebuild' and not is_judged then 'it has not been judged'
                        when {2} <> 'rebuild' and is_published then 'it is published'
                        when {2} = 'failed' and coalesce(night, '') not in ('FAILED', 'STOPPED') then 'its night has not failed'
                   end as why_not,
                   coalesce(night in ('STARTING', 'STARTED', 'STOPPING'), false) as is_running
            from dates order by business_date
            """;

    private final DSLContext warehouse;
    private final Backfills backfills;
    private final Clock clock;

    Plans(DSLContext warehouse, Backfills backfills, Clock clock) {
        this.warehouse = warehouse;
        this.backfills = backfills;
        this.clock = clock;
    }

    Plan of(DateRange range, Mode mode) {
        return new Plan(
                range,
                mode,
                dates(range, mode),
                usual(mode.job()).orElse(null),
                backfills.running().map(Backfill::backfillId).orElse(null),
                open().orElse(null),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private List<Plan.PlannedDate> dates(DateRange range, Mode mode) {
        return warehouse
                .resultQuery(DATES, val(range.first()), val(range.last()), val(mode.word()))
                .fetch(row -> new Plan.PlannedDate(
                        row.get("business_date", LocalDate.class),
                        row.get("why_not", String.class),
                        row.get("is_running", Boolean.class)));
    }

    /** The median of the last complete runs. */
    private Optional<Duration> usual(String job) {
        return warehouse
                .resultQuery("""
                        select percentile_disc(0.5) within group (order by seconds) as median
                        from (select extract(epoch from e.end_time - e.start_time)::double precision as seconds
                              from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                              where i.job_name = {0} and e.status = 'COMPLETED' order by e.job_execution_id desc limit 30) as last_runs
                        """, val(job))
                .fetchOptional(row -> row.get("median", Double.class))
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private Optional<Plan.OpenLoad> open() {
        return warehouse
                .resultQuery(
                        "select business_date, kind = 'NIGHT' as is_night from warehouse.load where status = 'OPEN'")
                .fetchOptional(row -> new Plan.OpenLoad(
                        row.get("business_date", LocalDate.class), row.get("is_night", Boolean.class)));
    }
}
