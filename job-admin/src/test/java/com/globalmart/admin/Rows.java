package com.globalmart.admin;

import static com.globalmart.jooq.realtime.Tables.POSITION;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION_PARAMS;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_INSTANCE;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_STEP_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.CONSOLE_USER;
import static com.globalmart.jooq.warehouse.ops.Tables.JOB;
import static com.globalmart.jooq.warehouse.ops.Tables.JOB_STEP;
import static com.globalmart.jooq.warehouse.ops.Tables.NODE;
import static com.globalmart.jooq.warehouse.ops.Tables.PROBLEM;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PUBLISHED;

import com.globalmart.embedded.PostgresServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What the other applications would have written, put into the tables by tests. */
public final class Rows {

    public static final String PASSWORD = "correct horse battery staple";

    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    private static final String BUSINESS_DATE = """
            [{"name": "businessDate", "type": "date", "required": true, "description": "the UTC day the night is about"}]""";

    /** One connection to each database for all tests: there are more tests than a database takes connections. */
    private static final class Connected {

        private static final DSLContext WAREHOUSE = to("warehouse");
        private static final DSLContext REALTIME = to("realtime");

        private static DSLContext to(String database) {
            System.setProperty("org.jooq.no-logo", "true");
            System.setProperty("org.jooq.no-tips", "true");
            return DSL.using(TestDatabases.server().jdbcUrl(database, PostgresServer.SUPERUSER));
        }
    }

    private final DSLContext warehouse = Connected.WAREHOUSE;
    private final DSLContext realtime = Connected.REALTIME;
    private long lastId;

    public DSLContext realtime() {
        return realtime;
    }

    public DSLContext warehouse() {
        return warehouse;
    }

    /** Empties what tests write, and makes an account of each role, named after it. */
    public Rows fresh() {
        emptyWarehouse();
        warehouse.update(PUBLISHED).set(PUBLISHED.LOAD_ID, 0).execute();
        realtime.execute(
                "truncate landing.position, landing.counted_position, landing.sale_minute, landing.cart_minute, "
                        + "landing.sale, landing.cart_event, landing.dead_letter cascade");
        user("viewer", "viewer", true);
        user("operator", "operator", true);
        user("admin", "admin", true);
        return this;
    }

    /** Open pages look at the same tables meanwhile, in another order: a deadlock with them is no failure. */
    private void emptyWarehouse() {
        for (int attempt = 1; ; attempt++) {
            try {
                warehouse.execute(
                        "truncate ops.batch_job_instance, ops.job, ops.node, ops.request, ops.audit, "
                                + "ops.console_user, ops.problem, warehouse.load, quality.quarantine, ops.qrtz_job_details cascade");
                return;
            } catch (DataAccessException e) {
                if (!"40P01".equals(e.sqlState()) || attempt == 5) {
                    throw e;
                }
            }
        }
    }

    public void user(String name, String role, boolean isEnabled) {
        warehouse
                .insertInto(CONSOLE_USER)
                .set(CONSOLE_USER.USERNAME, name)
                .set(CONSOLE_USER.PASSWORD_HASH, HASH)
                .set(CONSOLE_USER.ROLE, role)
                .set(CONSOLE_USER.IS_ENABLED, isEnabled)
                .execute();
    }

    public void node(String name, Duration silence) {
        warehouse
                .insertInto(NODE)
                .set(NODE.NODE_ID, name)
                .set(NODE.HOST, "localhost")
                .set(NODE.PROCESS_ID, 4711L)
                .set(NODE.VERSION, "1.0.0")
                .set(NODE.HEARTBEAT_AT, Clock.systemUTC().instant().minus(silence))
                .execute();
    }

    public void published(LocalDate businessDate) {
        var now = Clock.systemUTC().instant();
        warehouse
                .update(PUBLISHED)
                .set(PUBLISHED.LOAD_ID, 7)
                .set(PUBLISHED.BUSINESS_DATE, businessDate)
                .set(PUBLISHED.PUBLISHED_AT, now)
                .execute();
    }

    public void openLoad(LocalDate businessDate, int attempt) {
        warehouse
                .insertInto(LOAD)
                .set(LOAD.BUSINESS_DATE, businessDate)
                .set(LOAD.ATTEMPT, attempt)
                .execute();
    }

    public void position(String topic, int partition, long nextOffset, long logEnd) {
        position(topic, partition, nextOffset, logEnd, Clock.systemUTC().instant());
    }

    /** @param seen when ingest looked at the end of the log */
    public void position(String topic, int partition, long nextOffset, long logEnd, Instant seen) {
        realtime.insertInto(POSITION)
                .set(POSITION.TOPIC, topic)
                .set(POSITION.PARTITION, partition)
                .set(POSITION.NEXT_OFFSET, nextOffset)
                .set(POSITION.TOPIC_ID, "id-of-" + topic)
                .set(POSITION.LOG_END, logEnd)
                .set(POSITION.LOG_END_SEEN_AT, seen)
                .execute();
    }

    /** The job {@code nightly} with its parameter and four steps. */
    public void nightly() {
        job("nightly", "Loads what landed up to a day, from landing to publication", BUSINESS_DATE);
        jobStep("nightly", 1, "planLoad", "plan", "Opens the load and fixes its bounds");
        jobStep("nightly", 2, "storeStatements", "dimensions", "Keeps what was said about customers and products");
        jobStep("nightly", 3, "loadSales", "facts", "Turns landed sales into facts, a range of offsets each");
        jobStep("nightly", 4, "publishLoad", "publish", "Makes the load visible to readers");
    }

    public void job(String name, String description, String parameters) {
        warehouse
                .insertInto(JOB)
                .set(JOB.JOB_NAME, name)
                .set(JOB.DESCRIPTION, description)
                .set(JOB.PARAMETERS, JSONB.valueOf(parameters))
                .execute();
    }

    /** Something that a node found wrong. */
    public void problem(String kind, String subject, String sentence, @Nullable Long execution) {
        warehouse
                .insertInto(PROBLEM)
                .set(PROBLEM.KIND, kind)
                .set(PROBLEM.SUBJECT, subject)
                .set(PROBLEM.SENTENCE, sentence)
                .set(PROBLEM.JOB_EXECUTION_ID, execution)
                .execute();
    }

    /** A schedule, called after its job. */
    public void schedule(String job, String cron, String zone, Instant next, String state) {
        warehouse.execute("""
                insert into ops.qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent,
                                                  is_update_data, requests_recovery)
                values ('globalmart', ?, 'jobs', 'ScheduledLaunch', true, true, false, false)""", job);
        warehouse.execute("""
                insert into ops.qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                                               prev_fire_time, trigger_state, trigger_type, start_time)
                values ('globalmart', ?, 'schedules', ?, 'jobs', ?, -1, ?, 'CRON', 0)""", job, job, next.toEpochMilli(), state);
        warehouse.execute("""
                insert into ops.qrtz_cron_triggers (sched_name, trigger_name, trigger_group, cron_expression, time_zone_id)
                values ('globalmart', ?, 'schedules', ?, ?)""", job, cron, zone);
    }

    private void jobStep(String job, int order, String step, String stage, String description) {
        warehouse
                .insertInto(JOB_STEP)
                .set(JOB_STEP.JOB_NAME, job)
                .set(JOB_STEP.STEP_ORDER, order)
                .set(JOB_STEP.STEP_NAME, step)
                .set(JOB_STEP.STAGE, stage)
                .set(JOB_STEP.DESCRIPTION, description)
                .execute();
    }

    public long instance(String job) {
        long id = ++lastId;
        warehouse
                .insertInto(BATCH_JOB_INSTANCE)
                .set(BATCH_JOB_INSTANCE.JOB_INSTANCE_ID, id)
                .set(BATCH_JOB_INSTANCE.VERSION, 0L)
                .set(BATCH_JOB_INSTANCE.JOB_NAME, job)
                .set(BATCH_JOB_INSTANCE.JOB_KEY, HexFormat.of().toHexDigits(id))
                .execute();
        return id;
    }

    /** An execution of a new instance, for a business date. */
    public long execution(String job, String status, Instant start, Duration took, String businessDate) {
        return execution(instance(job), status, start, took, businessDate, null);
    }

    public long execution(
            long instance,
            String status,
            Instant start,
            Duration took,
            String businessDate,
            @Nullable String exitMessage) {
        long id = ++lastId;
        boolean isActive = status.equals("STARTED") || status.equals("STOPPING");
        warehouse
                .insertInto(BATCH_JOB_EXECUTION)
                .set(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID, id)
                .set(BATCH_JOB_EXECUTION.VERSION, 1L)
                .set(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID, instance)
                .set(BATCH_JOB_EXECUTION.CREATE_TIME, utc(start))
                .set(BATCH_JOB_EXECUTION.START_TIME, utc(start))
                .set(BATCH_JOB_EXECUTION.END_TIME, isActive ? null : utc(start.plus(took)))
                .set(BATCH_JOB_EXECUTION.STATUS, status)
                .set(BATCH_JOB_EXECUTION.EXIT_MESSAGE, exitMessage)
                .execute();
        warehouse
                .insertInto(BATCH_JOB_EXECUTION_PARAMS)
                .set(BATCH_JOB_EXECUTION_PARAMS.JOB_EXECUTION_ID, id)
                .set(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_NAME, "businessDate")
                .set(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_TYPE, "java.time.LocalDate")
                .set(BATCH_JOB_EXECUTION_PARAMS.PARAMETER_VALUE, businessDate)
                .set(BATCH_JOB_EXECUTION_PARAMS.IDENTIFYING, "Y")
                .execute();
        return id;
    }

    public void step(
            long execution, String name, String status, Instant start, Duration took, long read, long written) {
        boolean isActive = status.equals("STARTED");
        warehouse
                .insertInto(BATCH_STEP_EXECUTION)
                .set(BATCH_STEP_EXECUTION.STEP_EXECUTION_ID, ++lastId)
                .set(BATCH_STEP_EXECUTION.VERSION, 1L)
                .set(BATCH_STEP_EXECUTION.STEP_NAME, name)
                .set(BATCH_STEP_EXECUTION.JOB_EXECUTION_ID, execution)
                .set(BATCH_STEP_EXECUTION.CREATE_TIME, utc(start))
                .set(BATCH_STEP_EXECUTION.START_TIME, utc(start))
                .set(BATCH_STEP_EXECUTION.END_TIME, isActive ? null : utc(start.plus(took)))
                .set(BATCH_STEP_EXECUTION.STATUS, status)
                .set(BATCH_STEP_EXECUTION.COMMIT_COUNT, written / 20_000 + 1)
                .set(BATCH_STEP_EXECUTION.READ_COUNT, read)
                .set(BATCH_STEP_EXECUTION.FILTER_COUNT, 0L)
                .set(BATCH_STEP_EXECUTION.WRITE_COUNT, written)
                .set(BATCH_STEP_EXECUTION.READ_SKIP_COUNT, 0L)
                .set(BATCH_STEP_EXECUTION.PROCESS_SKIP_COUNT, Math.max(0, read - written))
                .set(BATCH_STEP_EXECUTION.WRITE_SKIP_COUNT, 0L)
                .execute();
    }

    /** What a node would do with an open request. */
    public void finish(long requestId, String state, String outcome, @Nullable Long execution) {
        warehouse
                .update(REQUEST)
                .set(REQUEST.STATE, state)
                .set(REQUEST.NODE_ID, "node-1")
                .set(REQUEST.OUTCOME, outcome)
                .set(REQUEST.JOB_EXECUTION_ID, execution)
                .set(REQUEST.FINISHED_AT, Clock.systemUTC().instant())
                .where(REQUEST.REQUEST_ID.eq(requestId))
                .execute();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
