package com.globalmart.admin.problem;

import static com.globalmart.jooq.realtime.Tables.DEAD_LETTER;
import static com.globalmart.jooq.warehouse.ops.Tables.PROBLEM;
import static com.globalmart.jooq.warehouse.quality.Tables.QUARANTINE;
import static org.jooq.impl.DSL.selectOne;

import com.globalmart.admin.database.Realtime;
import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import com.globalmart.jooq.warehouse.ops.tables.records.ProblemRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** What waits for somebody: problems that nodes of batch-jobs found, records in quarantine, dead letters. */
@Repository
public class OpenProblems {

    private static final Logger log = LoggerFactory.getLogger(OpenProblems.class);

    /** Beyond it a count says only that there are more. */
    private static final int MOST = 10_000;

    private final DSLContext warehouse;
    private final DSLContext realtime;

    OpenProblems(DSLContext warehouse, @Realtime DSLContext realtime) {
        this.warehouse = warehouse;
        this.realtime = realtime;
    }

    /** All of them: what broke before what only waits, and the newest first. */
    public List<OpenProblem> all() {
        var all = new ArrayList<OpenProblem>();
        warehouse
                .selectFrom(PROBLEM)
                .where(PROBLEM.CLOSED_AT.isNull())
                .orderBy(PROBLEM.PROBLEM_ID.desc())
                .limit(50)
                .forEach(row -> all.add(problem(row)));
        addWaiting(
                all,
                count(warehouse, selectOne().from(QUARANTINE).where(QUARANTINE.STATE.eq("OPEN"))),
                "record",
                "in quarantine: landed, and refused by a load. Mend and replay them, or discard them.",
                "/quarantine",
                "Quarantine");
        addWaiting(
                all,
                letters(),
                "dead letter",
                "that ingest could not read. Mend or discard them.",
                "/dead-letters",
                "Dead letters");
        return all;
    }

    private static OpenProblem problem(ProblemRecord row) {
        var page = page(row.getKind(), row.getJobExecutionId());
        return new OpenProblem(
                state(row.getKind()),
                row.getSubject(),
                row.getSentence(),
                Moment.of(row.getOpenedAt()),
                page.address(),
                page.title());
    }

    /** Where such a problem is mended. */
    private static Page page(String kind, @Nullable Long executionId) {
        return switch (kind) {
            case "gate_stopped" -> new Page("/loads", "Loads");
            case "launch_refused" -> new Page("/schedules", "Schedules");
            case "node_dead" -> new Page("/fleet", "Fleet");
            default ->
                executionId == null
                        ? new Page("/executions", "Executions")
                        : new Page("/executions/" + executionId, "Execution " + executionId);
        };
    }

    private record Page(String address, String title) {}

    private static State state(String kind) {
        return switch (kind) {
            case "execution_failed" -> new State("failed", Mark.BAD);
            case "gate_stopped" -> new State("stopped at its gate", Mark.BAD);
            case "launch_refused" -> new State("refused", Mark.BAD);
            case "node_dead" -> new State("node dead", Mark.BAD);
            case "deadline_at_risk" -> new State("may be late", Mark.WARN);
            default -> new State(Words.label(kind).toLowerCase(Locale.ROOT), Mark.WARN);
        };
    }

    private static void addWaiting(
            List<OpenProblem> all, int count, String what, String sentence, String address, String link) {
        if (count == 0) {
            return;
        }
        var number = count > MOST ? "more than " + Words.count(MOST, what) : Words.count(count, what);
        all.add(new OpenProblem(new State("waiting", Mark.WARN), number, sentence, null, address, link));
    }

    /** Dead letters that are open; 0 when landing does not answer, which the page says elsewhere. */
    private int letters() {
        try {
            return count(realtime, selectOne().from(DEAD_LETTER).where(DEAD_LETTER.STATE.eq("OPEN")));
        } catch (DataAccessException e) {
            log.debug("dead letters could not be counted", e);
            return 0;
        }
    }

    private static int count(DSLContext database, Select<Record1<Integer>> rows) {
        return database.fetchCount(
                database.selectFrom(rows.asTable("open_rows")).limit(MOST + 1));
    }
}
