package com.globalmart.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.Shell;
import com.globalmart.db.Database;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A node is killed in the middle of a chunk of the facts, and an operator goes on with its execution from the command line (B1).
 * Only with {@code -Dsoak=true}, because a lease takes 20 seconds to run out.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
class RestartEndToEndTests {

    private static final String DAY = "2026-03-14";
    private static final int VIEWS = 2_000;
    private static final Pattern EXECUTION = Pattern.compile("execution (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcClient warehouse = RealDatabases.owner(Database.WAREHOUSE);
    private final JdbcClient realtime = RealDatabases.owner(Database.REALTIME);

    @BeforeEach
    void landViews() {
        RealDatabases.clean();
        realtime.sql("select landing.make_partitions('2026-03-23', '2026-03-23')")
                .query()
                .listOfRows();
        realtime.sql("""
                        insert into landing.product_view (generation, partition, landed_day, log_offset, landed_at, record_timestamp,
                            occurred_at, content_hash, event_id, event_type, user_id, session_id, country, product_id)
                        select 1, 0, '2026-03-23', n, '2026-03-23T00:00Z', '2026-03-23T00:00Z', '2026-03-14T12:00Z', n,
                               gen_random_uuid(), 'view', 'user-' || n % 50, 'session-' || n % 50, 'Germany', 'product-' || n % 20
                        from generate_series(0, :views - 1) as n""").param("views", VIEWS).update();
        realtime.sql("""
                        insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                        select topic, 0, next, 'test', next, now()
                        from (values ('product-views-topic', :views), ('cart-events-topic', 0), ('transactions-topic', 0),
                                     ('customers-topic', 0), ('products-topic', 0)) as topics (topic, next)""").param("views", VIEWS).update();
    }

    @Test
    void goesOnWithAnExecutionWhoseNodeWasKilled() throws Exception {
        String execution;
        var node = startNode();
        try (var gate = shutGateAt(1_050)) {
            await().atMost(PATIENCE).until(this::isTheNightDeclared);
            execution = executionIn(type("run", "nightly", "--date", DAY));
            await().atMost(PATIENCE).until(this::isSomebodyAtTheGate);
            node.destroyForcibly().waitFor();
        }
        await().atMost(PATIENCE).until(this::hasTheLeaseRunOut);

        try (var shell = Executors.newSingleThreadExecutor()) {
            var restart = shell.submit(() -> type("restart", execution, "--wait", "--reason", "its node was killed"));
            await().atMost(PATIENCE).until(() -> !requests("OPEN").isEmpty());
            var another = startNode();
            try {
                assertThat(restart.get())
                        .satisfies(said ->
                                assertThat(said.status()).as(said.text()).isZero());
            } finally {
                another.destroyForcibly().waitFor();
            }
        }

        assertThat(nights()).hasSize(2).satisfies(nights -> {
            assertThat(nights.getFirst()).startsWith("FAILED The node that ran this execution");
            assertThat(nights.getLast()).startsWith("COMPLETED");
        });
        assertThat(requests("DONE")).containsExactly("launch null", "restart its node was killed");
        assertThat(views()).isEqualTo(Map.of("facts", (long) VIEWS, "events", (long) VIEWS, "in_totals", (long) VIEWS));
    }

    private static Shell.Said type(String... arguments) throws IOException, InterruptedException {
        return Shell.run(RealDatabases.get(), arguments);
    }

    private static String executionIn(Shell.Said said) {
        var found = EXECUTION.matcher(said.text());
        assertThat(found.find()).as(said.text()).isTrue();
        return found.group(1);
    }

    private static Process startNode() throws IOException {
        var log = Files.createTempFile("batch-jobs", ".log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Duser.timezone=UTC",
                        "-jar",
                        Path.of("..", "batch-jobs", "target", "batch-jobs.jar").toString(),
                        "--spring.datasource.url="
                                + RealDatabases.get().warehouse().url(),
                        "--globalmart.realtime.url="
                                + RealDatabases.get().realtime().url(),
                        "--globalmart.fact.chunk-size=100",
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
    }

    /** Whoever writes the view at an offset waits in the middle of it, until the connection is closed. */
    private Connection shutGateAt(int offset) throws SQLException {
        warehouse.sql("""
                        create function quality.planted_fault() returns trigger language plpgsql as
                        $$ begin perform pg_advisory_xact_lock_shared(4711); return new; end $$""").update();
        warehouse.sql("""
                        create trigger planted_fault before insert on warehouse.fact_product_views
                        for each row when (new.log_offset = %d) execute function quality.planted_fault()""".formatted(offset)).update();
        var connection =
                RealDatabases.get().dataSource(Database.WAREHOUSE, "migrator").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(4711)");
        }
        return connection;
    }

    private boolean isTheNightDeclared() {
        return warehouse
                .sql("select count(*) > 0 from ops.job where job_name = 'nightly'")
                .query(Boolean.class)
                .single();
    }

    private boolean isSomebodyAtTheGate() {
        return warehouse
                .sql("select count(*) > 0 from pg_locks where locktype = 'advisory' and objid = 4711 and not granted")
                .query(Boolean.class)
                .single();
    }

    private boolean hasTheLeaseRunOut() {
        return warehouse
                .sql("select max(expires_at) < now() from ops.execution_lease")
                .query(Boolean.class)
                .single();
    }

    private List<String> nights() {
        return warehouse
                .sql(
                        "select concat_ws(' ', status, exit_message) from ops.batch_job_execution order by job_execution_id")
                .query(String.class)
                .list();
    }

    private List<String> requests(String state) {
        return warehouse
                .sql(
                        "select concat_ws(' ', kind, coalesce(reason, 'null')) from ops.request where state = ? order by request_id")
                .param(state)
                .query(String.class)
                .list();
    }

    private Map<String, Object> views() {
        return warehouse.sql("""
                        select (select count(*) from bi.product_views) as facts,
                               (select count(distinct event_id) from bi.product_views) as events,
                               (select sum(views)::bigint from bi.daily_activity where country = 'ALL') as in_totals""").query().singleRow();
    }
}
