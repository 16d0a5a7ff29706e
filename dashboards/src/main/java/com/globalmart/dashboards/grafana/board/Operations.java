package com.globalmart.dashboards.grafana.board;

import static com.globalmart.dashboards.grafana.model.Panel.Kind.LINES;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STACK;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STAT;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.TABLE;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.TROUBLE;
import static com.globalmart.dashboards.grafana.model.Query.lines;
import static com.globalmart.dashboards.grafana.model.Query.liveRows;
import static com.globalmart.dashboards.grafana.model.Query.metric;
import static com.globalmart.dashboards.grafana.model.Query.rows;

import com.globalmart.dashboards.grafana.model.Board;
import com.globalmart.dashboards.grafana.model.Panel;
import com.globalmart.dashboards.grafana.model.Unit;
import java.util.List;

/** Whether the nights run and landing keeps up: for operators. What to do about it is the console's. */
public final class Operations {

    private Operations() {}

    public static Board board() {
        return new Board(
                "globalmart-operations",
                Board.Folder.OPERATIONS,
                "Operations",
                "Whether the nights run and landing keeps up, and since when not. The operators' console is where to act",
                "now-7d",
                "30s",
                List.of(new Board.Variable(
                        "job",
                        "Job",
                        "Whose runs are drawn: nightly is the whole night",
                        List.of("nightly", "rebuild", "retention", "checks", "reference"))),
                List.of(),
                List.of(now(), runs(), landing(), uptime()));
    }

    private static Board.Row now() {
        return Board.Row.of(
                "Now",
                Panel.of(STAT, "Complete through", Unit.DATE, "The last day of which everything is loaded", lines("""
                        select loaded_at_utc as "time", extract(epoch from complete_through) * 1000 as "Complete through"
                        from bi.freshness
                        order by 1""")),
                Panel.of(
                        STAT,
                        "Published",
                        Unit.SECONDS,
                        "How long ago the newest load was published",
                        metric("max(globalmart_published_age_seconds)", "ago")),
                Panel.of(
                        TROUBLE,
                        "Open problems",
                        Unit.COUNT,
                        "Problems that the nodes have found and that are not over; the console says what to do",
                        metric("max(sum by (instance) (globalmart_problems_open))", "problems")),
                Panel.of(
                        STAT,
                        "Nodes alive",
                        Unit.COUNT,
                        "Nodes of batch-jobs that have shown life in the last half minute",
                        metric("max(globalmart_nodes_alive)", "nodes")),
                Panel.of(
                        STAT,
                        "Running",
                        Unit.COUNT,
                        "Executions that run, on whatever node",
                        metric("max(globalmart_executions_running)", "executions")),
                Panel.of(
                        STAT,
                        "Oldest request",
                        Unit.SECONDS,
                        "How long the oldest request that nobody has carried out waits",
                        metric("max(globalmart_requests_oldest_age_seconds)", "waits")));
    }

    private static Board.Row runs() {
        return Board.Row.of(
                "Runs",
                Panel.of(
                        LINES,
                        "Duration of ${job}",
                        Unit.SECONDS,
                        "How long each run took, failed ones too, by when it began",
                        lines("""
                        select started_at_utc as "time", duration_seconds as "Duration"
                        from bi.job_runs
                        where job_name = ${job:sqlstring} and $__timeFilter(started_at_utc)
                        order by 1""")),
                Panel.of(
                        LINES,
                        "Rows a second of ${job}",
                        Unit.ROWS_PER_SECOND,
                        "Rows that the steps of each run read, by its duration; statements that read for themselves do not count",
                        lines("""
                        select started_at_utc as "time", rows_per_second as "Rows a second"
                        from bi.job_runs
                        where job_name = ${job:sqlstring} and $__timeFilter(started_at_utc)
                        order by 1""")),
                Panel.of(
                                TABLE,
                                "Last runs",
                                Unit.TEXT,
                                "The last 50 runs of all jobs in the time shown, the newest first",
                                rows("""
                        select started_at_utc as "Began", job_name as "Job", business_date as "Business date", status as "Status",
                               duration_seconds as "Took", rows_read as "Rows read", rows_written as "Rows written",
                               job_execution_id as "Execution"
                        from bi.job_runs
                        where $__timeFilter(started_at_utc)
                        order by started_at_utc desc, job_execution_id desc
                        limit 50"""))
                        .with("Took", Unit.SECONDS)
                        .with("Rows read", Unit.COUNT)
                        .with("Rows written", Unit.COUNT)
                        .wide(16),
                Panel.of(
                                STACK,
                                "Runs by status and day",
                                Unit.COUNT,
                                "Runs of all jobs by how they ended, by the UTC day on which they began",
                                lines("""
                        select date_trunc('day', started_at_utc) as "time", status as metric, count(*) as "Runs"
                        from bi.job_runs
                        where $__timeFilter(started_at_utc)
                        group by 1, 2
                        order by 1, 2"""))
                        .wide(8));
    }

    private static Board.Row landing() {
        return Board.Row.of(
                "Landing",
                Panel.of(
                        LINES,
                        "Lag by topic",
                        Unit.COUNT,
                        "Records that are in Kafka's log and have not landed",
                        metric("topic:ingest_lag_records:sum", "{{topic}}")),
                Panel.of(
                        LINES,
                        "Landed a second",
                        Unit.PER_SECOND,
                        "Records that landed a second, by topic",
                        metric("topic:ingest_landed_records:rate5m", "{{topic}}")),
                Panel.of(
                                TABLE,
                                "Dead letters that wait",
                                Unit.COUNT,
                                "Records that could not be read and that nobody has mended or discarded",
                                liveRows("""
                        select topic as "Topic", reason as "Reason", letters as "Letters", oldest_received_at as "Since"
                        from landing.live_dead_letters
                        order by letters desc"""))
                        .wide(12),
                Panel.of(
                                TABLE,
                                "Refused records that wait",
                                Unit.COUNT,
                                "Quarantined records that nobody has mended or discarded: they are missing from all numbers",
                                rows("""
                        select topic as "Topic", reason as "Reason", sum(records) as "Records", min(business_date) as "Since"
                        from bi.quarantined_records
                        where state = 'OPEN'
                        group by topic, reason
                        order by sum(records) desc"""))
                        .wide(12));
    }

    private static Board.Row uptime() {
        return Board.Row.of(
                "Uptime: the objective is 99.9 %",
                Panel.of(
                                STAT,
                                "Availability over 30 days",
                                Unit.AVAILABILITY,
                                "Share of the last 30 days in which each application answered: 99.9 % are 43 minutes away",
                                metric(
                                        "avg by (job) (avg_over_time(up{job=~\"ingest|batch-jobs|job-admin|serving-api\"}[30d]))",
                                        "{{job}}"))
                        .wide(12),
                Panel.of(
                        LINES,
                        "Answering",
                        Unit.COUNT,
                        "Processes of each application that answered",
                        metric("sum by (job) (up{job=~\"ingest|batch-jobs|job-admin|serving-api\"})", "{{job}}")));
    }
}
