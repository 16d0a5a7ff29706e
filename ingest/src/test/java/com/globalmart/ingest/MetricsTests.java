package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.application;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What the meters say. */
class MetricsTests {

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @Test
    void countWhatLandsAndHowLongItTook() {
        try (var application = application()) {
            awaitDrained();
            send(Sales.good(300));
            awaitDrained();
            await().atMost(PATIENCE).until(() -> Seen.value(application, "ingest.landed") == 300);

            var delay = Seen.meter(application, "ingest.landing.delay")
                    .tag("topic", Sales.TOPIC)
                    .timer();
            var batches = Seen.meter(application, "ingest.batch.size").summary();
            var transactions = Seen.meter(application, "ingest.transaction").timer();
            if (delay == null || batches == null || transactions == null) {
                throw new AssertionError("a meter is missing");
            }
            assertThat(delay.count()).isBetween(200L, 300L); // of a poll 200 at most
            assertThat(delay.max(TimeUnit.SECONDS)).isBetween(0.001, 30.0);
            assertThat(batches.totalAmount()).isEqualTo(300);
            assertThat(transactions.count()).isEqualTo(batches.count());
            assertThat(Seen.value(application, "ingest.partitions.assigned")).isEqualTo(15);
            assertThat(Seen.value(application, "ingest.rebalance")).isPositive();
            await().atMost(PATIENCE).until(() -> Seen.value(application, "ingest.lag") == 0);
            assertThat(Seen.value(application, "ingest.lag.seconds")).isZero();
        }
    }

    @Test
    void tellHowFarAndHowLongAPartitionIsBehind() {
        DATABASE.sql("revoke insert on landing.sale from ingest_writer").update();
        try (var application = application()) {
            send(List.of(Sales.in(1, Sales.json(UUID.randomUUID())), Sales.in(1, Sales.json(UUID.randomUUID()))));

            await().atMost(PATIENCE).until(() -> lag(application, "ingest.lag") == 2);
            await().atMost(PATIENCE).until(() -> lag(application, "ingest.lag.seconds") > 2);
        } finally {
            DATABASE.sql("grant insert on landing.sale to ingest_writer").update();
        }
        try (var again = application()) {
            awaitDrained();
            await().atMost(PATIENCE).until(() -> lag(again, "ingest.lag.seconds") == 0);
        }
    }

    @Test
    void forgetTopicsThatAreGone() throws Exception {
        String topic = "customers-topic";
        try (var application = application()) {
            await().atMost(PATIENCE)
                    .until(() -> Seen.meter(application, "ingest.lag")
                                    .tag("topic", topic)
                                    .gauges()
                                    .size()
                            == 3);

            TestPlatform.ADMIN.deleteTopics(List.of(topic)).all().get();

            await().atMost(PATIENCE)
                    .until(() -> Seen.meter(application, "ingest.lag")
                                    .tag("topic", topic)
                                    .gauges()
                                    .isEmpty()
                            && Seen.meter(application, "ingest.lag.seconds")
                                    .tag("topic", topic)
                                    .gauges()
                                    .isEmpty());
            assertThat(Seen.meter(application, "ingest.lag").gauges()).hasSize(12);
        } finally {
            DATABASE.sql("delete from landing.position where topic = ?")
                    .param(topic)
                    .update();
        }
    }

    /** A poll brings no more than was fetched, so records of a megabyte do not come by the thousand. */
    @Test
    void showThatLargeRecordsComeFew() {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 60; i++) {
            records.add(new ProducerRecord<>(
                    Sales.TOPIC, i % 3, null, "x".repeat(900_000).getBytes(UTF_8)));
        }
        send(records);

        try (var application = application(
                "--globalmart.ingest.consumer.fetch-max-bytes=2MB",
                "--globalmart.ingest.consumer.partition-fetch-max-bytes=1MB")) {
            awaitDrained();
            await().atMost(PATIENCE).until(() -> Seen.value(application, "ingest.dead.letter") == 60);

            var batches = Seen.meter(application, "ingest.batch.size").summary();
            assertThat(batches)
                    .isNotNull()
                    .satisfies(summary -> assertThat(summary.max())
                            .isBetween(1.0, 4.0)); // one of each partition, or two answers of the broker
        }
    }

    private static double lag(ConfigurableApplicationContext application, String name) {
        var gauge = Seen.meter(application, name)
                .tags("topic", Sales.TOPIC, "partition", "1")
                .gauge();
        return gauge == null ? -1 : gauge.value();
    }
}
