package com.globalmart.ingest.fault;

import static com.globalmart.ingest.fault.FaultBench.SOAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.ingest.TestPlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Consumers of one group that freeze, come and go. */
class GroupTests {

    private static final Duration STORM = SOAK ? Duration.ofMinutes(2) : Duration.ofSeconds(15);
    private static final TopicPartition SOME_PARTITION = new TopicPartition(Events.SALES, 0);
    private static final String[] SOON_NOTICED = {
        "--spring.kafka.consumer.properties.session.timeout.ms=3000",
        "--spring.kafka.consumer.properties.heartbeat.interval.ms=500",
        "--spring.datasource.hikari.data-source-properties.options=-c lock_timeout=3s"
    };

    @RegisterExtension
    final FaultBench bench = new FaultBench();

    @Test
    void goesOnWithoutAFrozenConsumerWhichLandsNothingAfterItsThaw() throws SQLException {
        var pair = freezeOneOfTwoInACopy("landing.sale", List.of());

        TestPlatform.awaitDrained(); // by the one that is left
        await().atMost(TestPlatform.PATIENCE) // each of its threads is a member that is missed for itself
                .until(() -> ConsumerGroup.partitionsOf(pair.frozen().name()).isEmpty());
        pair.frozen().thaw();

        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(pair.frozen().log())
                        .containsPattern(
                                "WARN .*the position of transactions-topic-0 .*another consumer has moved it"));
        pair.frozen().awaitPartitions();
        bench.ledger().send(IntStream.range(0, 300).mapToObj(Events::any).toList());
    }

    @Test
    void endsTheCopyOfAFrozenConsumerWhoseRowsAreInItsWay() throws SQLException {
        // its sales are copied and not committed when it freezes in its copy of dead letters
        var pair = freezeOneOfTwoInACopy(
                "landing.dead_letter", List.of(Events.in(Events.SALES, SOME_PARTITION.partition(), "not JSON")));

        TestPlatform.awaitDrained();
        assertThat(pair.left().log())
                .containsPattern(
                        "WARN .*ended the copy of process .*" + pair.frozen().name());
        pair.frozen().thaw();

        pair.frozen().awaitPartitions();
        bench.ledger().send(IntStream.range(0, 300).mapToObj(Events::any).toList());
    }

    /** Two processes that shared the partitions. */
    private record Pair(IngestProcess frozen, IngestProcess left) {}

    /**
     * When this returns one process stands in the middle of a transaction, and what it waited for has been given to it.
     *
     * @param first records that come before the sales
     */
    private Pair freezeOneOfTwoInACopy(String table, List<ProducerRecord<byte[], byte[]>> first) throws SQLException {
        var one = bench.process("one", SOON_NOTICED);
        var other = bench.process("other", SOON_NOTICED);
        one.awaitPartitions();
        other.awaitPartitions();
        try (var connection = TestPlatform.superuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table %s in access exclusive mode".formatted(table));
            first.forEach(record -> bench.ledger().post(record, null)); // in one batch with the first of the sales
            bench.ledger()
                    .send(IntStream.range(0, 300)
                            .mapToObj(number -> Events.saleIn(SOME_PARTITION.partition()))
                            .toList());
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> waitsForALock("one", table) || waitsForALock("other", table));
            var pair = waitsForALock("one", table) ? new Pair(one, other) : new Pair(other, one);
            pair.frozen().freeze();
            connection.rollback();
            return pair;
        }
    }

    /** Whether a copy of that process waits; the live counters of the other may wait for the same table. */
    private static boolean waitsForALock(String application, String table) {
        return TestPlatform.DATABASE
                        .sql("""
                                select count(*) from pg_locks l join pg_stat_activity a using (pid)
                                where a.application_name = ? and a.query ilike 'copy %'
                                  and l.relation = ?::regclass and not l.granted
                                """)
                        .params(application, table)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Test
    void landsOnceInAStormOfRebalances() {
        bench.application("--globalmart.ingest.consumer.max-poll-records=50");
        int storms = 0;

        try (var traffic = Traffic.of(bench.ledger(), 300)) {
            long end = System.nanoTime() + STORM.toNanos();
            while (System.nanoTime() < end) {
                try (var second = TestPlatform.application("--spring.kafka.client-id=second-" + storms)) {
                    String name = "second-" + storms;
                    await().atMost(TestPlatform.PATIENCE)
                            .until(() -> !ConsumerGroup.partitionsOf(name).isEmpty());
                    assertThat(second.isActive()).isTrue();
                }
                storms++;
            }
        }

        System.out.printf(
                "I5: a second consumer came and went %d times in %s, %,d records%n",
                storms, STORM, bench.ledger().size());
        assertThat(FaultBench.deadLetters()).isZero();
    }

    @Test
    void landsOnceWithOneProcessThenFourThenOne() {
        try (var traffic = Traffic.of(bench.ledger(), 300)) {
            bench.process("first").awaitPartitions();
            var others = List.of(bench.process("second"), bench.process("third"), bench.process("fourth"));
            others.forEach(IngestProcess::awaitPartitions);

            others.forEach(IngestProcess::stop);
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> ConsumerGroup.partitionsOf("first").size()
                            == TestPlatform.logs().size());
        }

        assertThat(FaultBench.deadLetters()).isZero();
    }
}
