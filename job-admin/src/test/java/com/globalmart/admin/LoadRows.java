package com.globalmart.admin;

import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Loads, and backfills of their dates, as nodes of batch-jobs would have left them. */
public final class LoadRows {

    private final Rows rows;

    public LoadRows(Rows rows) {
        this.rows = rows;
    }

    /** What {@link Rows#fresh} leaves. */
    public void fresh() {
        rows.warehouse().execute("truncate ops.backfill cascade");
    }

    /** @param status OPEN, PUBLISHED or DISCARDED */
    public int load(LocalDate date, int attempt, String status, String kind) {
        return rows.warehouse()
                .fetchSingle("""
                        insert into warehouse.load (business_date, attempt, status, kind, rebuilt_from, opened_at, published_at, discarded_at)
                        values ({0}, {1}, {2}, {3}, case when {3} = 'REBUILD' then {0} end, now() - interval '1 hour',
                                case when {2} = 'PUBLISHED' then now() end, case when {2} = 'DISCARDED' then now() end)
                        returning load_id
                        """, val(date), val(attempt), val(status), val(kind))
                .get(0, Integer.class);
    }

    public void bounds(int load, String topic, int partition, long from, long to) {
        rows.warehouse()
                .execute(
                        "insert into warehouse.load_position values ({0}, {1}, 1, {2}, {3}, {4})",
                        val(load), val(topic), val(partition), val(from), val(to));
    }

    /** The books of sales: 10 of 1,000 records quarantined, 1 duplicate. */
    public void books(int load) {
        rows.warehouse().execute("""
                insert into warehouse.load_book (load_id, topic, landed, facts, fact_rows, duplicates, quarantined, landed_amount,
                                                 fact_amount, duplicate_amount, quarantined_amount)
                values ({0}, 'transactions-topic', 1000, 989, 2345, 1, 10, 5000.5, 4900.25, 0.25, 100)
                """, val(load));
    }

    public void stepBook(int load, String step, long read) {
        rows.warehouse().execute("""
                insert into warehouse.step_book (load_id, step_name, topic, read, facts, duplicates, quarantined)
                values ({0}, {1}, 'transactions-topic', {2}, {2}, 0, 0)
                """, val(load), val(step), val(read));
    }

    public void failedCheck(int load, String name, String severity, long offenders, String sentence) {
        rows.warehouse().execute("""
                insert into quality.check_result (load_id, check_name, severity, sentence, scope, offenders, seconds)
                values ({0}, {1}, {2}, {3}, 'load', {4}, 0.1)
                """, val(load), val(name), val(severity), val(sentence), val(offenders));
    }

    public void release(int load, String by, String reason, String... checks) {
        rows.warehouse()
                .execute(
                        "insert into quality.release (load_id, released_by, reason, checks, request_id) values ({0}, {1}, {2}, {3}, 1)",
                        val(load), val(by), val(reason), val(checks));
    }

    public long backfill(LocalDate first, LocalDate last, String mode, String state, @Nullable String reason) {
        return rows.warehouse()
                .fetchSingle("""
                        insert into ops.backfill (first_date, last_date, mode, state, requested_by, reason, request_id, finished_at)
                        values ({0}, {1}, {2}, {3}, 'anna', {4}, (select coalesce(max(request_id), 0) + 1 from ops.backfill),
                                case when {3} <> 'RUNNING' then now() end)
                        returning backfill_id
                        """, val(first), val(last), val(mode), val(state), val(reason))
                .get(0, Long.class);
    }

    public void date(long backfill, LocalDate date, String state, @Nullable Long execution, @Nullable String outcome) {
        rows.warehouse()
                .execute(
                        "insert into ops.backfill_date (backfill_id, business_date, state, job_execution_id, outcome) values ({0}, {1}, {2}, {3}, {4})",
                        val(backfill), val(date), val(state), val(execution), val(outcome));
    }
}
