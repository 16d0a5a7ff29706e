package com.globalmart.ingest.fault;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.fault.FaultBench.health;
import static com.globalmart.ingest.fault.FaultBench.landedSales;
import static com.globalmart.ingest.fault.FaultBench.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import com.globalmart.ingest.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The broker goes away, forgets, and carries large records. */
class BrokerTests {

    private static final TopicPartition PARTITION = new TopicPartition(Events.SALES, 0);
    private static final int MOST_BYTES = 1_048_588; // of a batch, the broker's own default
    private static final int AROUND_A_VALUE = 400; // bytes of a batch and of the rest of the record, and some

    @RegisterExtension
    final FaultBench bench = new FaultBench();

    @Test
    void goesOnByItselfWhenTheBrokerIsBack() {
        var application = bench.application();
        sendSales(300);
        TestPlatform.awaitDrained();

        try (var log = LogLines.begin()) {
            TestPlatform.stopKafka();
            try {
                await().atMost(TestPlatform.PATIENCE)
                        .until(() -> status(application).equals("DEGRADED"));
                FaultBench.pass(Duration.ofSeconds(3));
            } finally {
                TestPlatform.startKafkaAgain();
            }
            sendSales(300);
            await().atMost(TestPlatform.PATIENCE).ignoreExceptions().until(() -> landedSales() == 600);
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> status(application).equals("UP"));

            assertThat(log.of(Level.WARN)).hasSizeLessThanOrEqualTo(2); // for each of those that ask the broker, once
        }
        assertThat(application.isActive()).isTrue();
        assertThat(FaultBench.deadLetters()).isZero();
    }

    @Test
    void goesOnFromItsOwnPositionsWhenTheGroupIsForgotten() throws Exception {
        try (var first = TestPlatform.application()) {
            sendSales(300);
            TestPlatform.awaitDrained();
            assertThat(first.isActive()).isTrue();
        }
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> ConsumerGroup.members().isEmpty());
        ConsumerGroup.delete();
        sendSales(300);

        var second = bench.application();
        TestPlatform.awaitDrained();

        assertThat(landedSales()).isEqualTo(600);
        await().atMost(TestPlatform.PATIENCE).until(() -> FaultBench.counted(second, "ingest.landed") == 300);
    }

    @Test
    void readsNothingOfAPartitionWhoseNextRecordsAreGone() throws Exception {
        try (var first = TestPlatform.application()) {
            sendSales(3);
            TestPlatform.awaitDrained();
            assertThat(first.isActive()).isTrue();
        }
        long position = position();
        sendSales(300);
        TestPlatform.ADMIN
                .deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(position + 5)))
                .all()
                .get();

        var application = bench.application();
        await().atMost(TestPlatform.PATIENCE).until(() -> landedSales() == 203);

        assertThat(refused(application))
                .contains(
                        "to be read from offset " + position,
                        "its log goes from " + (position + 5),
                        "records are missing");
        assertThat(status(application)).isEqualTo("DEGRADED");
        assertThat(position()).isEqualTo(position);

        // as when an operator gives them up
        DATABASE.sql("insert into landing.accepted_gap values (?, 1, ?, ?, ?, 1, now())")
                .params(PARTITION.topic(), PARTITION.partition(), position, position + 5)
                .update();
        movePosition(position + 5);
        bench.ledger().strike(PARTITION.topic(), PARTITION.partition(), position, position + 5);
        TestPlatform.awaitDrained();
        await().atMost(TestPlatform.PATIENCE).until(() -> status(application).equals("UP"));
    }

    @Test
    void readsNothingOfAPartitionWhoseLogEndsBeforeItsPosition() {
        try (var first = TestPlatform.application()) {
            sendSales(3);
            TestPlatform.awaitDrained();
            assertThat(first.isActive()).isTrue();
        }
        long position = position();
        movePosition(position + 1_000);
        sendSales(300);

        var application = bench.application();
        await().atMost(TestPlatform.PATIENCE).until(() -> landedSales() == 203);

        assertThat(refused(application))
                .contains(
                        "to be read from offset " + (position + 1_000),
                        "to " + (position + 100),
                        "records are missing");
        assertThat(position()).isEqualTo(position + 1_000);
        movePosition(position);
        Invariants.watch(); // that one was moved back on purpose
    }

    @ParameterizedTest
    @ValueSource(strings = {"4MB", "64KB"})
    void landsRecordsUpToTheBrokersLimitWhateverIsFetchedAtOnce(String partitionFetchMaxBytes) {
        bench.application(
                "--globalmart.ingest.consumer.partition-fetch-max-bytes=" + partitionFetchMaxBytes,
                "--globalmart.ingest.consumer.fetch-max-bytes=" + partitionFetchMaxBytes);

        bench.ledger()
                .sendRaw(List.of(
                        saleOf(100),
                        saleOf(MOST_BYTES - AROUND_A_VALUE),
                        saleOf(MOST_BYTES - AROUND_A_VALUE),
                        saleOf(100)));
        TestPlatform.awaitDrained();

        assertThat(landedSales()).isEqualTo(4);
        assertThat(FaultBench.deadLetters()).isZero();
    }

    @Test
    void leavesItToTheProducerThatTheBrokerRefusesARecord() {
        bench.application();

        assertThatThrownBy(() -> TestPlatform.send(List.of(saleOf(MOST_BYTES))))
                .hasCauseInstanceOf(ExecutionException.class)
                .rootCause()
                .isInstanceOf(RecordTooLargeException.class);
        sendSales(3);
    }

    /** A good sale with a text that the contract does not name, whose value has about so many bytes. */
    private static ProducerRecord<byte[], byte[]> saleOf(int bytes) {
        String sale = Events.saleJson(UUID.randomUUID());
        String note = "x".repeat(Math.max(0, bytes - sale.length()));
        return Events.in(Events.SALES, 0, sale.replaceFirst("\\{", "{\"note\":\"" + note + "\","));
    }

    private void sendSales(int count) {
        bench.ledger().send(IntStream.range(0, count).mapToObj(Events::sale).toList());
    }

    private static String refused(ConfigurableApplicationContext application) {
        return String.valueOf(health(application).getDetails().get("partitionsNotRead"));
    }

    private static long position() {
        return DATABASE.sql("select next_offset from landing.position where topic = ? and partition = ?")
                .params(PARTITION.topic(), PARTITION.partition())
                .query(Long.class)
                .single();
    }

    private static void movePosition(long offset) {
        DATABASE.sql("update landing.position set next_offset = ? where topic = ? and partition = ?")
                .params(offset, PARTITION.topic(), PARTITION.partition())
                .update();
    }
}
