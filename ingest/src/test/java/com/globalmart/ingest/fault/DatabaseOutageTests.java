package com.globalmart.ingest.fault;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.fault.FaultBench.SOAK;
import static com.globalmart.ingest.fault.FaultBench.administer;
import static com.globalmart.ingest.fault.FaultBench.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ch.qos.logback.classic.Level;
import com.globalmart.embedded.PostgresServer;
import com.globalmart.ingest.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database stops, crashes, or ends single connections. */
class DatabaseOutageTests {

    private static final int TERMINATIONS = SOAK ? 100 : 10;
    private static final Duration RESUMED_WITHIN = Duration.ofSeconds(30);
    private static final String SHORT_WAITS = "--globalmart.ingest.consumer.first-wait=50ms";

    @RegisterExtension
    final FaultBench bench = new FaultBench();

    /** Where a test failed in the middle. */
    @AfterEach
    void mend() {
        try {
            administer("drop trigger if exists slow on landing.sale");
        } catch (IllegalStateException e) {
            TestPlatform.startPostgresAgain();
        }
    }

    @ParameterizedTest
    @MethodSource("outages")
    void staysInItsGroupWhileTheDatabaseIsAwayAndGoesOnByItself(Duration outage, List<String> settings) {
        var application = bench.application(settings.toArray(String[]::new));
        bench.ledger().send(IntStream.range(0, 100).mapToObj(Events::any).toList());
        TestPlatform.awaitDrained();
        Set<String> members = ConsumerGroup.awaitMembers(2);

        try (var log = LogLines.begin()) {
            TestPlatform.stopPostgres();
            bench.ledger().send(IntStream.range(0, 1_000).mapToObj(Events::any).toList());
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> status(application).equals("DEGRADED"));
            FaultBench.pass(outage);
            assertThat(ConsumerGroup.members()).isEqualTo(members);
            TestPlatform.startPostgresAgain();
            long began = System.nanoTime();
            await().atMost(RESUMED_WITHIN).ignoreExceptions().until(() -> TestPlatform.lag() == 0);

            System.out.printf(
                    "I6: away %s, drained %s after it was back%n", outage, Duration.ofNanos(System.nanoTime() - began));
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> status(application).equals("UP"));
            assertThat(log.of(Level.ERROR))
                    .singleElement()
                    .asString()
                    .startsWith("landing waits, and goes on by itself");
            assertThat(log.of(Level.INFO))
                    .filteredOn(line -> line.startsWith("landing goes on"))
                    .hasSize(1);
        }
        assertThat(ConsumerGroup.members()).isEqualTo(members);
        assertThat(FaultBench.deadLetters()).isZero();
    }

    static List<Arguments> outages() {
        var outages = new ArrayList<Arguments>();
        outages.add(argumentSet(
                "15 s, longer than a poll may take",
                Duration.ofSeconds(15),
                List.of("--spring.kafka.consumer.properties.max.poll.interval.ms=10000")));
        if (SOAK) {
            outages.add(argumentSet("30 s", Duration.ofSeconds(30), List.of()));
            outages.add(argumentSet("6 min", Duration.ofMinutes(6), List.of()));
        }
        return outages;
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void landsOnceThroughACrash(Runnable crash) {
        bench.application("--globalmart.ingest.consumer.max-poll-records=20", SHORT_WAITS);

        Set<String> committed;
        try (var traffic = Traffic.of(bench.ledger(), 500)) {
            await().atMost(TestPlatform.PATIENCE).until(() -> FaultBench.landedSales() > 20);
            committed = landed();
            crash.run();
            TestPlatform.startPostgresAgain();
        }
        TestPlatform.awaitDrained();

        assertThat(landed()).containsAll(committed);
        assertThat(FaultBench.deadLetters()).isZero();
    }

    static List<Arguments> crashes() {
        return List.of(
                argumentSet("stopped at once", (Runnable) TestPlatform::crashPostgres),
                argumentSet("first process killed", (Runnable) TestPlatform::killPostgres));
    }

    /** With the time of landing: what lands a second time has another. */
    private static Set<String> landed() {
        return DATABASE.sql("select concat_ws(' ', partition, log_offset, transaction_id, landed_at) from landing.sale")
                .query(String.class)
                .set();
    }

    @Test
    void landsOnceThoughItsConnectionsEndInTheMiddleOfCopying() {
        var application = bench.application(
                "--globalmart.ingest.consumer.max-poll-records=100",
                SHORT_WAITS,
                "--globalmart.ingest.consumer.longest-wait=200ms");
        slowCopies(Duration.ofMillis(200));
        bench.ledger().send(IntStream.range(0, 1_000).mapToObj(Events::sale).toList());

        int ended = 0;
        while (ended < TERMINATIONS) {
            int now = endConnections("state = 'active' and query ilike 'copy landing.sale%'");
            ended += now;
            if (now == 0) {
                assertThat(TestPlatform.lag())
                        .as("records to copy, after %d connections ended", ended)
                        .isPositive();
            }
        }
        administer("drop trigger slow on landing.sale");
        TestPlatform.awaitDrained();

        // the driver tells the end of a connection (57P01) as 08006 while it copies
        assertThat(FaultBench.counted(application, "ingest.retry")).isGreaterThanOrEqualTo(TERMINATIONS / 2.0);
        assertThat(FaultBench.deadLetters()).isZero();
    }

    /** Of the application; returns how many. */
    private static int endConnections(String which) {
        return JdbcClient.create(new DriverManagerDataSource(TestPlatform.jdbcUrl(), PostgresServer.SUPERUSER, ""))
                .sql("select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where usename = 'ingest_writer' and " + which)
                .query(Integer.class)
                .single();
    }

    private static void slowCopies(Duration each) {
        administer("""
                create or replace function harness.slow() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(%s);
                    return null;
                end $$;
                grant usage on schema harness to public;
                create trigger slow before insert on landing.sale for each statement execute function harness.slow()
                """.formatted(each.toMillis() / 1_000.0));
    }
}
