package com.globalmart.batch.backfill;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dates of backfills, and what became of each. */
@Repository
class BackfillDates {

    /**
     * A date that runs.
     *
     * @param requestState OPEN, DONE or REFUSED
     * @param requestOutcome what became of its request; null while that is open
     * @param executionId the newest execution of its job instance; null before there is one
     * @param status of that execution
     * @param mayBeRestarted whether it was stopped just now, perhaps by a node that ends; null before there is an execution
     * @param isRestarted whether a restart of that execution is asked for and not begun
     */
    record Running(
            LocalDate date,
            String requestState,
            @Nullable String requestOutcome,
            @Nullable Long executionId,
            @Nullable String status,
            @Nullable Boolean mayBeRestarted,
            boolean isRestarted) {

        /** A node that ends asks for the restart of what it stopped once all of that has ended. */
        boolean isExpectedToGoOn() {
            return isRestarted || Boolean.TRUE.equals(mayBeRestarted);
        }
    }

    /** Why nothing is to be done for a date; null where something is. */
    private static final String WHY_NOT = """
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
                from generate_series(:first::timestamp, :last::timestamp, interval '1 day') as day),
            judged as (
                select business_date,
                       case when :mode = 'rebuild' and not is_judged then 'it has not been judged'
                            when :mode <> 'rebuild' and is_published then 'it is published'
                            when :mode = 'failed' and coalesce(night, '') not in ('FAILED', 'STOPPED')
                                then 'its night has not failed' end as why_not
                from dates)
            """;

    private final JdbcClient warehouse;

    BackfillDates(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Writes a row for each date: WAITING, or SKIPPED with the reason. */
    void plan(Backfill backfill) {
        warehouse
                .sql(WHY_NOT + """
                        insert into ops.backfill_date (backfill_id, business_date, state, outcome)
                        select :backfill, business_date, case when why_not is null then 'WAITING' else 'SKIPPED' end, why_not
                        from judged
                        """)
                .param("first", backfill.first())
                .param("last", backfill.last())
                .param("mode", backfill.mode().word())
                .param("backfill", backfill.backfillId())
                .update();
    }

    /** Skips a date that has nothing to be done any more, whoever did it meanwhile; returns whether it is skipped. */
    boolean skipWhatIsDone(Backfill backfill, LocalDate date) {
        return warehouse
                        .sql(WHY_NOT + """
                                update ops.backfill_date d set state = 'SKIPPED', outcome = why_not
                                from judged
                                where d.backfill_id = :backfill and d.business_date = judged.business_date and why_not is not null
                                """)
                        .param("first", date)
                        .param("last", date)
                        .param("mode", backfill.mode().word())
                        .param("backfill", backfill.backfillId())
                        .update()
                > 0;
    }

    Optional<Running> running(long backfill) {
        return warehouse.sql("""
                        select d.business_date as date, r.state as request_state, r.outcome as request_outcome,
                               newest.job_execution_id as execution_id, newest.status,
                               newest.end_time > (now() at time zone 'UTC') - interval '60 seconds' and newest.status = 'STOPPED'
                                   as may_be_restarted,
                               exists (select from ops.request again
                                       where again.kind = 'restart' and again.state = 'OPEN'
                                         and again.parameters ->> 'execution' = newest.job_execution_id::text) as is_restarted
                        from ops.backfill_date d
                        join ops.request r using (request_id)
                        left join ops.batch_job_execution begun on begun.job_execution_id = r.job_execution_id
                        left join lateral (select e.job_execution_id, e.status, e.end_time from ops.batch_job_execution e
                                           where e.job_instance_id = begun.job_instance_id
                                           order by e.job_execution_id desc limit 1) as newest on true
                        where d.backfill_id = ? and d.state = 'RUNNING'
                        """).param(backfill).query(Running.class).optional();
    }

    Optional<LocalDate> nextWaiting(long backfill) {
        return warehouse.sql("""
                        select min(business_date) from ops.backfill_date
                        where backfill_id = ? and state = 'WAITING' having count(*) > 0
                        """).param(backfill).query(LocalDate.class).optional();
    }

    /** Requests what is to be done for the date. */
    void begin(Backfill backfill, LocalDate date) {
        warehouse
                .sql("""
                        update ops.backfill_date
                        set state = 'RUNNING', outcome = null, request_id = ops.submit_request(
                            'launch',
                            case :mode when 'rebuild' then jsonb_build_object('job', 'rebuild', 'from', :date::text)
                                       else jsonb_build_object('job', 'nightly', 'businessDate', :date::text) end,
                            :by, format('backfill %s of %s to %s', :backfill, :first, :last),
                            format('backfill-%s-%s-%s', :backfill, :date, gen_random_uuid()))
                        where backfill_id = :backfill and business_date = :date
                        """)
                .param("mode", backfill.mode().word())
                .param("date", date)
                .param("by", backfill.requestedBy())
                .param("backfill", backfill.backfillId())
                .param("first", backfill.first())
                .param("last", backfill.last())
                .update();
    }

    void end(long backfill, Running date, String state, String outcome) {
        warehouse
                .sql("""
                        update ops.backfill_date set state = :state, job_execution_id = :execution, outcome = :outcome
                        where backfill_id = :backfill and business_date = :date
                        """)
                .param("state", state)
                .param("execution", date.executionId())
                .param("outcome", outcome)
                .param("backfill", backfill)
                .param("date", date.date())
                .update();
    }

    /** What failed waits once more. */
    void waitAgain(long backfill) {
        warehouse
                .sql("update ops.backfill_date set state = 'WAITING' where backfill_id = ? and state = 'FAILED'")
                .param(backfill)
                .update();
    }
}
