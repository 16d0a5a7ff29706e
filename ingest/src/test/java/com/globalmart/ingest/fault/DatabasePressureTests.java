package com.globalmart.ingest.fault;

import static com.globalmart.ingest.fault.FaultBench.administer;
import static com.globalmart.ingest.fault.FaultBench.counted;
import static com.globalmart.ingest.fault.FaultBench.health;
import static com.globalmart.ingest.fault.FaultBench.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.ingest.TestPlatform;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** The database is there and cannot be used: no connection is left, the network is gone or slow, a lock is held. */
class DatabasePressureTests {

    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(60);

    @RegisterExtension
    final FaultBench bench = new FaultBench();

    @AfterEach
    void mend() {
        administer("alter role ingest_writer connection limit -1");
    }

    @Test
    void waitsForAConnectionThatTheServerRefuses() {
        var application = bench.application("--spring.datasource.hikari.connection-timeout=1000");
        administer("alter role ingest_writer connection limit 0");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ingest_writer'");

        sendSales();
        awaitWaiting(application, "too many connections for role");
        administer("alter role ingest_writer connection limit -1");
        TestPlatform.awaitDrained();

        assertThat(counted(application, "ingest.retry", "sqlstate", "53300")).isPositive();
        assertThat(FaultBench.deadLetters()).isZero();
    }

    @Test
    void waitsForAConnectionOfItsPool() throws SQLException {
        var application = bench.application(
                "--spring.datasource.hikari.maximum-pool-size=2", "--spring.datasource.hikari.connection-timeout=1000");
        var pool = application.getBean(HikariDataSource.class);
        try (var held = pool.getConnection();
                var other = pool.getConnection()) {
            sendSales();
            await().atMost(TestPlatform.PATIENCE).until(() -> counted(application, "ingest.retry") > 0);

            assertThat(status(application)).isEqualTo("DEGRADED");
            assertThat(held).isNotSameAs(other);
            assertThat(counted(application, "hikaricp.connections.timeout")).isPositive();
            assertThat(FaultBench.landedSales()).isZero();
        }
        TestPlatform.awaitDrained();

        assertThat(FaultBench.deadLetters()).isZero();
    }

    @Test
    void givesUpConnectionsThatHaveGoneSilentAfterTheSocketTimeout() {
        var network = bench.proxyOfDatabase();
        var application = bench.application(
                through(network),
                "--spring.datasource.hikari.data-source-properties.socketTimeout=" + SOCKET_TIMEOUT.toSeconds(),
                "--spring.datasource.hikari.data-source-properties.connectTimeout=2",
                "--spring.datasource.hikari.connection-timeout=2000",
                "--spring.datasource.hikari.data-source-properties.options=-c lock_timeout=2s"
                        + " -c idle_in_transaction_session_timeout=3s");
        sendSales();
        TestPlatform.awaitDrained();

        network.fallSilent();
        sendSales();
        long began = System.nanoTime();
        await().atMost(TestPlatform.PATIENCE).until(() -> counted(application, "ingest.retry") > 0);
        Duration noticed = Duration.ofNanos(System.nanoTime() - began);
        network.heal();
        TestPlatform.awaitDrained();
        Duration drained = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf(
                "I10: socket timeout %s, noticed after %s, drained after %s%n", SOCKET_TIMEOUT, noticed, drained);
        assertThat(noticed).isLessThan(SOCKET_TIMEOUT.plusSeconds(10)); // and what the pool needs to look for another
        assertThat(FaultBench.deadLetters()).isZero();
    }

    @Test
    void staysInItsGroupWhileEveryAnswerTakesTwoSeconds() {
        var network = bench.proxyOfDatabase();
        var application = bench.application(
                through(network),
                "--spring.kafka.consumer.properties.max.poll.interval.ms=" + LONGEST_POLL.toMillis(),
                "--spring.datasource.hikari.connection-timeout=30000",
                "--globalmart.ingest.consumer.concurrency=1");
        sendSales();
        TestPlatform.awaitDrained();
        Set<String> members = ConsumerGroup.awaitMembers(1);

        network.delay(Duration.ofSeconds(2));
        sendSales();
        TestPlatform.awaitDrained();
        await().atMost(TestPlatform.PATIENCE).until(() -> longestBetweenPolls(application) > 4_000);
        network.delay(Duration.ZERO);

        System.out.printf("I11: at most %.1f s between two polls%n", longestBetweenPolls(application) / 1_000);
        assertThat(longestBetweenPolls(application)).isLessThan(LONGEST_POLL.toMillis() / 2.0);
        assertThat(ConsumerGroup.members()).isEqualTo(members);
        assertThat(FaultBench.deadLetters()).isZero();
    }

    @Test
    void waitsForALockThatSomebodyHoldsOnALandingTable() throws SQLException {
        var application =
                bench.application("--spring.datasource.hikari.data-source-properties.options=-c lock_timeout=500ms");
        try (var holder = TestPlatform.superuser();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table landing.sale in access exclusive mode");
            sendSales();
            awaitWaiting(application, "55P03");
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> counted(application, "ingest.retry", "sqlstate", "55P03") >= 2);
            assertThat(health(application).getDetails().get("waiting"))
                    .asString()
                    .contains(Integer.toString(
                            holder.unwrap(org.postgresql.PGConnection.class).getBackendPID()));
            holder.rollback();
        }
        TestPlatform.awaitDrained();

        assertThat(FaultBench.deadLetters()).isZero();
    }

    private void sendSales() {
        bench.ledger().send(IntStream.range(0, 300).mapToObj(Events::sale).toList());
    }

    private static void awaitWaiting(ConfigurableApplicationContext application, String cause) {
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(health(application).getDetails().get("waiting"))
                        .asString()
                        .contains(cause));
        assertThat(status(application)).isEqualTo("DEGRADED");
    }

    private static String through(TcpProxy network) {
        return "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/realtime".formatted(network.port());
    }

    /** Milliseconds, of the consumer itself. */
    private static double longestBetweenPolls(ConfigurableApplicationContext application) {
        return application
                .getBean(KafkaListenerEndpointRegistry.class)
                .getListenerContainer("landing")
                .metrics()
                .values()
                .stream()
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("time-between-poll-max"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .max()
                .orElseThrow();
    }
}
