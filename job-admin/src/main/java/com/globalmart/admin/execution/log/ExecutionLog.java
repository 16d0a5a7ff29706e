package com.globalmart.admin.execution.log;

import static com.globalmart.jooq.warehouse.ops.Tables.EXECUTION_LOG;
import static org.jooq.impl.DSL.field;

import com.globalmart.admin.execution.StepName;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record8;
import org.jooq.Records;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** What nodes logged while executions ran. A line is found by its execution and its number. */
@Repository
class ExecutionLog {

    private static final int BATCH = 1_000;

    /** The rule of {@link StepName}. */
    private static final Field<String> STEP = field(
            "regexp_replace(split_part({0}, ':', 1), '(Range|Of[A-Z][a-z]*)$', '')",
            String.class, EXECUTION_LOG.STEP_NAME);

    private final DSLContext warehouse;

    ExecutionLog(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Lines that pass the filter, oldest first: the last ones, unless the filter says behind which. */
    List<LogLine> lines(long executionId, LogFilter filter, int most) {
        var lines = select(condition(executionId, filter));
        if (filter.after() != null) {
            return lines.orderBy(EXECUTION_LOG.LINE_ID).limit(most).fetch(Records.mapping(LogLine::new));
        }
        return lines.orderBy(EXECUTION_LOG.LINE_ID.desc())
                .limit(most)
                .fetch(Records.mapping(LogLine::new))
                .reversed();
    }

    /** All lines that pass the filter, oldest first, wherever in the log it stands; some at a time are held. */
    void forEach(long executionId, LogFilter filter, Consumer<LogLine> reader) {
        var last = 0L;
        while (true) {
            var lines = lines(executionId, filter.after(last), BATCH);
            lines.forEach(reader);
            if (lines.size() < BATCH) {
                return;
            }
            last = lines.getLast().lineId();
        }
    }

    private SelectConditionStep<Record8<Long, Instant, LogLevel, String, String, String, String, String>> select(
            Condition condition) {
        return warehouse
                .select(
                        EXECUTION_LOG.LINE_ID,
                        EXECUTION_LOG.LOGGED_AT,
                        EXECUTION_LOG.LEVEL.convertFrom(LogLevel::valueOf),
                        EXECUTION_LOG.STEP_NAME,
                        EXECUTION_LOG.LOGGER,
                        EXECUTION_LOG.THREAD,
                        EXECUTION_LOG.MESSAGE,
                        EXECUTION_LOG.STACK_TRACE)
                .from(EXECUTION_LOG)
                .where(condition);
    }

    private static Condition condition(long executionId, LogFilter filter) {
        var condition = EXECUTION_LOG.JOB_EXECUTION_ID.eq(executionId);
        if (filter.level() != null) {
            condition = condition.and(EXECUTION_LOG.LEVEL.in(filter.level().andAbove()));
        }
        if (filter.step() != null) {
            condition = condition.and(EXECUTION_LOG.STEP_NAME.eq(filter.step()).or(STEP.eq(filter.step())));
        }
        if (filter.text() != null) {
            condition = condition.and(EXECUTION_LOG
                    .MESSAGE
                    .containsIgnoreCase(filter.text())
                    .or(EXECUTION_LOG.STACK_TRACE.containsIgnoreCase(filter.text())));
        }
        if (filter.before() != null) {
            condition = condition.and(EXECUTION_LOG.LINE_ID.lt(filter.before()));
        }
        if (filter.after() != null) {
            condition = condition.and(EXECUTION_LOG.LINE_ID.gt(filter.after()));
        }
        return condition;
    }
}
