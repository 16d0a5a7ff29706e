-- How far executions are: what steps expect to read, and how long past runs took.
create table ops.step_expectation (
    step_execution_id bigint not null,
    expected_rows     bigint not null,

    constraint step_expectation_pk      primary key (step_execution_id),
    constraint step_expectation_step_fk foreign key (step_execution_id) references ops.batch_step_execution on delete cascade,
    constraint step_expectation_rows_ck check (expected_rows >= 0)
);
comment on table ops.step_expectation is
    'Grain: one step execution, or one of a range of a step, that knew when it began how much there was to read';
comment on column ops.step_expectation.step_execution_id is 'The step execution';
comment on column ops.step_expectation.expected_rows is
    'Rows, or natural keys, that it was to read; of offsets with gaps, at most';
grant select, insert, update, delete on ops.step_expectation to batch_runner;
grant select on ops.step_expectation to console_app;

create view ops.step_progress as
select s.step_execution_id, s.job_execution_id, s.step_name, s.status, strpos(s.step_name, ':') > 0 as is_range, t.seconds,
       coalesce(r.done_rows, s.read_count, 0)::bigint as done_rows,
       coalesce(r.expected_rows, x.expected_rows) as expected_rows,
       (coalesce(r.done_rows, s.read_count, 0) / nullif(t.seconds, 0))::numeric(18, 1) as rows_per_second
from ops.batch_step_execution s
left join ops.step_expectation x using (step_execution_id)
cross join lateral (
    select extract(epoch from coalesce(s.end_time, now() at time zone 'UTC') - s.start_time) as seconds) as t
-- its ranges, of which those that have not begun are taken to be as large as the others
left join lateral (
    select sum(coalesce(o.read_count, 0)) as done_rows,
           (sum(ox.expected_rows) * count(*) / nullif(count(ox.expected_rows), 0))::bigint as expected_rows
    from ops.batch_step_execution o left join ops.step_expectation ox using (step_execution_id)
    where o.job_execution_id = s.job_execution_id and strpos(o.step_name, ':') > 0
      and regexp_replace(split_part(o.step_name, ':', 1), '(Range|Of[A-Z][a-z]*)$', '') = s.step_name) as r
    on strpos(s.step_name, ':') = 0;
comment on view ops.step_progress is
    'Grain: one step execution, or one of a range of a step. How far it is; a step of ranges sums them';
comment on column ops.step_progress.step_execution_id is 'The step execution';
comment on column ops.step_progress.job_execution_id is 'The execution that it belongs to';
comment on column ops.step_progress.step_name is 'Name of the step; of a range, followed by a colon and the range';
comment on column ops.step_progress.status is 'As Spring Batch keeps it, for example STARTED';
comment on column ops.step_progress.is_range is 'Whether it is a range of a step';
comment on column ops.step_progress.seconds is 'How long it has run so far; null where it has not begun';
comment on column ops.step_progress.done_rows is 'Rows, or natural keys, that it has read and committed';
comment on column ops.step_progress.expected_rows is
    'Rows, or natural keys, that it is to read, at most; null where that is not known, as of a step of one statement';
comment on column ops.step_progress.rows_per_second is 'done_rows by second so far; null where it has not begun';
grant select on ops.step_progress to batch_runner, console_app;

-- What is left of a running execution as each of the last complete runs of its job would have it: a step that is complete takes no
-- more, one that runs what that run took less what has gone by, or what is left at its present rate where it knows how much there
-- is, and one to come as long as it took then.
create function ops.time_left(execution bigint)
    returns table (percent_done integer, least_seconds numeric, most_seconds numeric, past_runs integer, right_share numeric)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with this as (
        select e.job_execution_id, e.job_instance_id, i.job_name,
               coalesce((select string_to_array(parameter_value, ',') from ops.batch_job_execution_params a
                         where a.job_execution_id = e.job_execution_id and a.parameter_name = 'again'), '{}') as again,
               extract(epoch from now() at time zone 'UTC' - coalesce(e.start_time, e.create_time)) as elapsed
        from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
        where e.job_execution_id = time_left.execution and e.status in ('STARTING', 'STARTED', 'STOPPING')),
    past as (
        select e.job_execution_id
        from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id) join this using (job_name)
        where e.status = 'COMPLETED'
          and not exists (select from ops.batch_job_execution o
                          where o.job_instance_id = e.job_instance_id and o.job_execution_id < e.job_execution_id)
        order by e.job_execution_id desc limit 20),
    took as (
        select s.job_execution_id as run, s.step_name, extract(epoch from s.end_time - s.start_time) as seconds
        from ops.batch_step_execution s join past using (job_execution_id)
        where strpos(s.step_name, ':') = 0),
    state as (
        select distinct on (s.step_name) s.step_name, p.seconds as elapsed,
               s.status = 'COMPLETED' and (s.job_execution_id = this.job_execution_id or s.step_name <> all(this.again)) as is_done,
               case when p.expected_rows > 0 and p.done_rows > 0 and p.seconds > 5
                    then greatest(p.expected_rows - p.done_rows, 0) * p.seconds / p.done_rows end as at_this_rate
        from ops.batch_step_execution s
        join ops.batch_job_execution e using (job_execution_id)
        join this on this.job_instance_id = e.job_instance_id
        left join ops.step_progress p on p.step_execution_id = s.step_execution_id and s.job_execution_id = this.job_execution_id
        where strpos(s.step_name, ':') = 0
        order by s.step_name, s.step_execution_id desc),
    remaining as (
        select run, sum(case when s.is_done then 0
                             when s.elapsed is null then t.seconds
                             else coalesce(s.at_this_rate, greatest(t.seconds - s.elapsed, 0)) end) as seconds
        from took t left join state s using (step_name) group by run),
    -- whether the range that the other runs give holds what this run took
    judged as (
        select r.run, r.seconds,
               (select r.seconds between percentile_cont(0.1) within group (order by o.seconds)
                                     and percentile_cont(0.9) within group (order by o.seconds)
                from remaining o where o.run <> r.run) as is_right
        from remaining r)
    select case when count(*) = 0 then null
                else least(99, floor(100 * max(this.elapsed)
                                     / nullif(max(this.elapsed) + percentile_cont(0.5) within group (order by j.seconds), 0)))::integer end,
           (percentile_cont(0.1) within group (order by j.seconds))::numeric(12, 1),
           (percentile_cont(0.9) within group (order by j.seconds))::numeric(12, 1),
           count(*)::integer,
           avg(j.is_right::integer)::numeric(5, 2)
    from this join judged j on true
$$;
comment on function ops.time_left(bigint) is
    'What is left of a running execution, from up to 20 complete runs of its job: percent_done (at most 99), the range of seconds in '
    'which 80 of 100 of them would end, how many runs there are, and the share of them for which the range of the others would have '
    'been right. No runs: past_runs is 0 and the rest null';
revoke execute on function ops.time_left(bigint) from public;
grant execute on function ops.time_left(bigint) to batch_runner, console_app;
