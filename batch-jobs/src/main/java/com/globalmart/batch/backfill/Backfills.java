package com.globalmart.batch.backfill;

import com.globalmart.batch.backfill.Backfill.Mode;
import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.RefusedException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is asked about backfills. One runs at a time. */
@Repository
public class Backfills {

    private static final int MOST_DATES = 3660;

    private final JdbcClient warehouse;
    private final BackfillDates dates;

    Backfills(JdbcClient warehouse, BackfillDates dates) {
        this.warehouse = warehouse;
        this.dates = dates;
    }

    /**
     * Begins a backfill, in the caller's transaction.
     *
     * @param given texts of {@code from}, {@code to} and {@code mode}
     * @return what begins, a sentence
     * @throws InvalidParameterException when a text is not understood
     * @throws RefusedException when another one runs
     */
    public String begin(long request, String requestedBy, @Nullable String reason, Map<String, String> given) {
        var first = date("from", given);
        var last = date("to", given);
        var mode = mode(given.getOrDefault("mode", Mode.MISSING.word()));
        if (last.isBefore(first) || first.plusDays(MOST_DATES).isBefore(last)) {
            throw new InvalidParameterException(
                    "from is %s and to is %s, expected 1 to %d dates, ascending".formatted(first, last, MOST_DATES));
        }
        running().ifPresent(other -> {
            throw new RefusedException("backfill %d of %s to %s runs: wait for its end or stop it"
                    .formatted(other.backfillId(), other.first(), other.last()));
        });
        long id = warehouse
                .sql("""
                        insert into ops.backfill (first_date, last_date, mode, requested_by, reason, request_id)
                        values (:first, :last, :mode, :by, :reason, :request) returning backfill_id
                        """)
                .param("first", first)
                .param("last", last)
                .param("mode", mode.word())
                .param("by", requestedBy)
                .param("reason", reason)
                .param("request", request)
                .query(Long.class)
                .single();
        dates.plan(new Backfill(id, first, last, mode, requestedBy));
        var next = dates.nextWaiting(id);
        if (next.isEmpty()) {
            finish(id, "DONE");
            return "backfill %d is done: there is nothing to do for any date from %s to %s".formatted(id, first, last);
        }
        return "backfill %d begins with %s".formatted(id, next.get());
    }

    /**
     * Lets a backfill begin nothing more; the date that runs goes on.
     *
     * @throws RefusedException when it does not run
     */
    public String stop(long id) {
        if (finish(id, "STOPPED") == 0) {
            throw new RefusedException("backfill %d does not run".formatted(id));
        }
        return "backfill %d begins no other date".formatted(id);
    }

    /**
     * Goes on with a backfill that failed or was stopped, with the date that failed.
     *
     * @throws RefusedException when it did not, or another one runs
     */
    public String resume(long id) {
        running().ifPresent(other -> {
            throw new RefusedException("backfill %d runs: wait for its end or stop it".formatted(other.backfillId()));
        });
        int resumed = warehouse.sql("""
                        update ops.backfill set state = 'RUNNING', finished_at = null
                        where backfill_id = ? and state in ('FAILED', 'STOPPED')
                        """).param(id).update();
        if (resumed == 0) {
            throw new RefusedException("backfill %d has not failed and was not stopped".formatted(id));
        }
        dates.waitAgain(id);
        return "backfill %d goes on".formatted(id);
    }

    Optional<Backfill> running() {
        return warehouse
                .sql("""
                        select backfill_id, first_date, last_date, mode, requested_by from ops.backfill where state = 'RUNNING'
                        """)
                .query((row, number) -> new Backfill(
                        row.getLong(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        mode(row.getString(4)),
                        row.getString(5)))
                .optional();
    }

    int finish(long id, String state) {
        return warehouse
                .sql(
                        "update ops.backfill set state = ?, finished_at = now() where backfill_id = ? and state = 'RUNNING'")
                .params(state, id)
                .update();
    }

    /** Whether this node is the one that goes on with backfills, until its transaction ends. */
    boolean isTheOneToGoOn() {
        return warehouse
                .sql("select pg_try_advisory_xact_lock(hashtext('ops.backfill'))")
                .query(Boolean.class)
                .single();
    }

    private static LocalDate date(String name, Map<String, String> given) {
        var text = given.getOrDefault(name, "");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidParameterException("%s is \"%s\", expected a day as 2026-03-14".formatted(name, text));
        }
    }

    private static Mode mode(String word) {
        try {
            return Mode.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException("mode is \"%s\", expected missing, failed or rebuild".formatted(word));
        }
    }
}
