package com.globalmart.admin.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION_PARAMS;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_INSTANCE;
import static com.globalmart.jooq.warehouse.ops.Tables.EXECUTION_LEASE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.listAgg;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import com.globalmart.admin.export.Export;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.jooq.warehouse.ops.tables.BatchJobExecution;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Executions of jobs, read from the job repository with one query a list. Its times are UTC without saying so. */
@Repository
public class Executions {

    private static final BatchJobExecution LATER = BATCH_JOB_EXECUTION.as("later");
    private static final BatchJobExecution EARLIER = BATCH_JOB_EXECUTION.as("earlier");

    /** Inlined, so that the index of business dates is used. */
    private static final Condition IS_BUSINESS_DATE =
            BATCH_JOB_EXECUTION_PARAMS.PARAMETER_NAME.eq(inline("businessDate"));

    private static final Field<Boolean> IS_NEWEST = field(not(exists(selectOne()
            .from(LATER)
            .where(LATER.JOB_INSTANCE_ID.eq(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID))
            .and(LATER.JOB_EXECUTION_ID.gt(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID)))));

    private static final Field<Integer> EARLIER_ATTEMPTS = field(selectCount()
            .from(EARLIER)
            .where(EARLIER.JOB_INSTANCE_ID.eq(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID))
            .and(EARLIER.JOB_EXECUTION_ID.lt(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID)));

    private static final Field<List<Execution.Parameter>> PARAMETERS = multiset(select(
                            BATCH_JOB_EXECUTION_PARAMS.PARAMETER_NAME,
                            coalesce(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_VALUE, inline("")),
                            BATCH_JOB_EXECUTION_PARAMS.IDENTIFYING)
                    .from(BATCH_JOB_EXECUTION_PARAMS)
                    .where(BATCH_JOB_EXECUTION_PARAMS.JOB_EXECUTION_ID.eq(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID))
                    .orderBy(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_NAME))
            .convertFrom(rows -> rows.map(row -> new Execution.Parameter(
                    row.value1(), row.value2(), row.value3().equals("Y"))));

    private static final Field<String> PARAMETERS_IN_ONE = field(select(listAgg(
                            BATCH_JOB_EXECUTION_PARAMS
                                    .PARAMETER_NAME
                                    .concat("=")
                                    .concat(coalesce(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_VALUE, inline(""))),
                            ", ")
                    .withinGroupOrderBy(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_NAME))
            .from(BATCH_JOB_EXECUTION_PARAMS)
            .where(BATCH_JOB_EXECUTION_PARAMS.JOB_EXECUTION_ID.eq(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID)));

    private final DSLContext warehouse;

    Executions(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** A page of the executions that pass the filter. */
    public Slice page(ExecutionFilter filter, int most) {
        return Slice.of(latest(filter, most + 1), filter, most);
    }

    /** The executions that pass the filter, newest first: the newest of them, or behind {@code after} the oldest. */
    List<Execution> latest(ExecutionFilter filter, int rows) {
        if (filter.after() == null) {
            return fetch(selectExecutions(condition(filter))
                    .orderBy(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.desc())
                    .limit(rows));
        }
        return fetch(selectExecutions(condition(filter))
                        .orderBy(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID)
                        .limit(rows))
                .reversed();
    }

    /** All executions that pass the filter, oldest first, with their parameters in one column. */
    Export export(ExecutionFilter filter) {
        var path = filter.newest().address("");
        return new Export(
                "executions",
                path.isEmpty() ? "" : path.substring(1),
                warehouse
                        .select(
                                BATCH_JOB_EXECUTION.JOB_EXECUTION_ID,
                                BATCH_JOB_INSTANCE.JOB_NAME,
                                PARAMETERS_IN_ONE.as("parameters"),
                                BATCH_JOB_EXECUTION.STATUS,
                                EARLIER_ATTEMPTS.as("earlier_attempts"),
                                BATCH_JOB_EXECUTION.CREATE_TIME,
                                BATCH_JOB_EXECUTION.START_TIME,
                                BATCH_JOB_EXECUTION.END_TIME,
                                EXECUTION_LEASE.NODE_ID,
                                BATCH_JOB_EXECUTION.EXIT_MESSAGE)
                        .from(BATCH_JOB_EXECUTION)
                        .join(BATCH_JOB_INSTANCE)
                        .on(BATCH_JOB_INSTANCE.JOB_INSTANCE_ID.eq(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID))
                        .leftJoin(EXECUTION_LEASE)
                        .on(EXECUTION_LEASE.JOB_EXECUTION_ID.eq(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID))
                        .where(condition(filter.newest()))
                        .orderBy(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID));
    }

    /** Those with these numbers, oldest first; what does not exist is left out. */
    public List<Execution> withNumbers(Collection<Long> executionIds) {
        return fetch(selectExecutions(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.in(executionIds))
                .orderBy(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID));
    }

    /** The newest execution of each job that ever ran, by job name. */
    public List<Execution> newestOfEachJob() {
        return fetch(selectExecutions(
                        BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.in(select(max(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID))
                                .from(BATCH_JOB_EXECUTION)
                                .join(BATCH_JOB_INSTANCE)
                                .on(BATCH_JOB_INSTANCE.JOB_INSTANCE_ID.eq(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID))
                                .groupBy(BATCH_JOB_INSTANCE.JOB_NAME)))
                .orderBy(BATCH_JOB_INSTANCE.JOB_NAME));
    }

    /** What somebody is working on now, oldest first. */
    public List<Execution> active() {
        return fetch(selectExecutions(BATCH_JOB_EXECUTION.STATUS.in(ExecutionStatus.ACTIVE.stream()
                        .map(ExecutionStatus::name)
                        .toList()))
                .orderBy(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID));
    }

    /** The newest attempts at a job instance, newest first. */
    List<Execution> attempts(long instanceId, int rows) {
        return fetch(selectExecutions(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID.eq(instanceId))
                .orderBy(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.desc())
                .limit(rows));
    }

    public Execution get(long executionId) {
        Optional<Execution> found =
                fetch(selectExecutions(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.eq(executionId))).stream()
                        .findFirst();
        return found.orElseThrow(() -> missing(executionId));
    }

    public static ProblemException missing(long executionId) {
        return ProblemException.notFound(
                "There is no execution %d: the number is wrong, or it is older than what is kept. Look for it in the list of executions."
                        .formatted(executionId));
    }

    /** The names of all jobs that ever ran. */
    public List<String> jobNames() {
        return warehouse
                .selectDistinct(BATCH_JOB_INSTANCE.JOB_NAME)
                .from(BATCH_JOB_INSTANCE)
                .orderBy(BATCH_JOB_INSTANCE.JOB_NAME)
                .fetch(BATCH_JOB_INSTANCE.JOB_NAME);
    }

    private static Condition condition(ExecutionFilter filter) {
        var condition = noCondition();
        if (filter.job() != null) {
            condition = condition.and(BATCH_JOB_INSTANCE.JOB_NAME.eq(filter.job()));
        }
        if (filter.status() != null) {
            condition =
                    condition.and(BATCH_JOB_EXECUTION.STATUS.eq(filter.status().name()));
        }
        if (filter.from() != null || filter.to() != null) {
            // both ends in one condition: each alone would be asked of every execution
            var dates = IS_BUSINESS_DATE;
            if (filter.from() != null) {
                dates = dates.and(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_VALUE.ge(
                        filter.from().toString()));
            }
            if (filter.to() != null) {
                dates = dates.and(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_VALUE.le(
                        filter.to().toString()));
            }
            condition = condition.and(hasParameter(dates));
        }
        if (filter.parameter() != null) {
            condition = condition.and(hasParameter(BATCH_JOB_EXECUTION_PARAMS
                    .PARAMETER_NAME
                    .eq(filter.parameter().name())
                    .and(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_VALUE.eq(
                            filter.parameter().value()))));
        }
        if (filter.before() != null) {
            condition = condition.and(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.lt(filter.before()));
        }
        if (filter.after() != null) {
            condition = condition.and(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.gt(filter.after()));
        }
        return condition;
    }

    private static Condition hasParameter(Condition which) {
        return exists(selectOne()
                .from(BATCH_JOB_EXECUTION_PARAMS)
                .where(BATCH_JOB_EXECUTION_PARAMS.JOB_EXECUTION_ID.eq(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID))
                .and(which));
    }

    private SelectConditionStep<? extends Record> selectExecutions(Condition condition) {
        return warehouse
                .select(
                        BATCH_JOB_EXECUTION.JOB_EXECUTION_ID,
                        BATCH_JOB_EXECUTION.JOB_INSTANCE_ID,
                        BATCH_JOB_INSTANCE.JOB_NAME,
                        PARAMETERS,
                        BATCH_JOB_EXECUTION.STATUS,
                        IS_NEWEST,
                        EARLIER_ATTEMPTS,
                        BATCH_JOB_EXECUTION.CREATE_TIME,
                        BATCH_JOB_EXECUTION.START_TIME,
                        BATCH_JOB_EXECUTION.END_TIME,
                        BATCH_JOB_EXECUTION.EXIT_MESSAGE,
                        EXECUTION_LEASE.NODE_ID)
                .from(BATCH_JOB_EXECUTION)
                .join(BATCH_JOB_INSTANCE)
                .on(BATCH_JOB_INSTANCE.JOB_INSTANCE_ID.eq(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID))
                .leftJoin(EXECUTION_LEASE)
                .on(EXECUTION_LEASE.JOB_EXECUTION_ID.eq(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID))
                .where(condition);
    }

    private static List<Execution> fetch(ResultQuery<? extends Record> query) {
        return query.fetch()
                .map(row -> new Execution(
                        row.get(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID),
                        row.get(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID),
                        row.get(BATCH_JOB_INSTANCE.JOB_NAME),
                        row.get(PARAMETERS),
                        ExecutionStatus.valueOf(row.get(BATCH_JOB_EXECUTION.STATUS)),
                        row.get(IS_NEWEST),
                        row.get(EARLIER_ATTEMPTS),
                        utc(row.get(BATCH_JOB_EXECUTION.CREATE_TIME)),
                        utcOrNull(row.get(BATCH_JOB_EXECUTION.START_TIME)),
                        utcOrNull(row.get(BATCH_JOB_EXECUTION.END_TIME)),
                        text(row.get(BATCH_JOB_EXECUTION.EXIT_MESSAGE)),
                        row.get(EXECUTION_LEASE.NODE_ID)));
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    static @Nullable Instant utcOrNull(@Nullable LocalDateTime time) {
        return time == null ? null : utc(time);
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
