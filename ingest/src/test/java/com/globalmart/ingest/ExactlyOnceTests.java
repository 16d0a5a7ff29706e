package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.application;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** What is acknowledged lands once, whatever happens in between. */
class ExactlyOnceTests {

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @Test
    void landsNothingOfAPollWhosePositionAnotherConsumerHasMoved() {
        try (var application = application()) {
            send(Sales.good(3));
            awaitDrained();
            TestPlatform.clearLanding();
            long position = position(0);

            movePosition(0, position + 2); // as if another consumer had landed the next two
            send(List.of(sale(0), sale(0), sale(0), sale(0), sale(0)));
            awaitDrained();

            assertThat(landedOffsets(0)).containsExactly(position + 2, position + 3, position + 4);
            assertThat(position(0)).isEqualTo(position + 5);
            assertThat(health(application).getStatus().getCode()).isEqualTo("UP");
        }
    }

    @Test
    void goesBackWhereAPositionWasMovedBack() {
        try (var application = application()) {
            send(List.of(sale(1), sale(1), sale(1)));
            awaitDrained();
            TestPlatform.clearLanding();
            long position = position(1);

            movePosition(1, position - 2);
            send(List.of(sale(1)));
            awaitDrained();

            assertThat(landedOffsets(1)).containsExactly(position - 2, position - 1, position);
            assertThat(health(application).getStatus().getCode()).isEqualTo("UP");
        }
    }

    @Test
    void movesOverTransactionsThatWereAborted() throws Exception {
        try (var application = application();
                var producer = TestPlatform.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "ingest-tests"))) {
            long position = position(2);

            producer.initTransactions();
            producer.beginTransaction();
            producer.send(sale(2)).get();
            producer.abortTransaction();
            awaitDrained();

            assertThat(position(2)).isEqualTo(position + 2); // the record and the marker
            assertThat(count("landing.sale")).isZero();
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void seesHowFarTheLogsGoWhileNothingComes() {
        try (var application = application()) {
            send(Sales.good(30));
            awaitDrained();
            var quietSince =
                    DATABASE.sql("select now()").query(OffsetDateTime.class).single();

            await().atMost(PATIENCE)
                    .until(() -> DATABASE.sql("select count(*) from landing.position where log_end_seen_at > ?")
                                    .param(quietSince)
                                    .query(Long.class)
                                    .single()
                            == 15);

            assertThat(DATABASE.sql("select count(*) from landing.position where log_end = next_offset")
                            .query(Long.class)
                            .single())
                    .isEqualTo(15);
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void readsNothingOfATopicThatWasMadeAnew() throws Exception {
        String topic = "products-topic";
        try (var application = application()) {
            awaitDrained();
            TestPlatform.ADMIN.deleteTopics(List.of(topic)).all().get();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                TestPlatform.ADMIN
                        .createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
                        .all()
                        .get();
                return true;
            });
            send(List.of(product(), product(), product()));
            await().atMost(PATIENCE) // the watch finds out, whether or not the group has noticed
                    .until(() -> IntStream.range(0, 3).allMatch(partition -> notRead(application, topic, partition)));

            send(Sales.good(9));
            await().atMost(PATIENCE).until(() -> count("landing.sale") == 9);

            assertThat(code(application)).isEqualTo("DEGRADED");
            assertThat(count("landing.product_change")).isZero();
            assertThat(count("landing.dead_letter")).isZero();
        } finally {
            DATABASE.sql("delete from landing.position where topic = ?")
                    .param(topic)
                    .update();
        }
    }

    private static boolean notRead(ConfigurableApplicationContext application, String topic, int partition) {
        return health(application).getDetails().get("partitionsNotRead") instanceof Map<?, ?> partitions
                && String.valueOf(partitions.get(topic + "-" + partition)).contains("deleted and made anew");
    }

    private static ProducerRecord<byte[], byte[]> sale(int partition) {
        return Sales.in(partition, Sales.json(UUID.randomUUID()));
    }

    private static ProducerRecord<byte[], byte[]> product() {
        return new ProducerRecord<>("products-topic", "PROD_1".getBytes(UTF_8), null);
    }

    private static long position(int partition) {
        return DATABASE.sql("select next_offset from landing.position where topic = ? and partition = ?")
                .params(Sales.TOPIC, partition)
                .query(Long.class)
                .single();
    }

    private static void movePosition(int partition, long offset) {
        DATABASE.sql("update landing.position set next_offset = ? where topic = ? and partition = ?")
                .params(offset, Sales.TOPIC, partition)
                .update();
    }

    private static List<Long> landedOffsets(int partition) {
        return DATABASE.sql("select log_offset from landing.sale where partition = ? order by log_offset")
                .param(partition)
                .query(Long.class)
                .list();
    }

    private static long distinctSales() {
        return DATABASE.sql("select count(distinct transaction_id) from landing.sale")
                .query(Long.class)
                .single();
    }

    private static long count(String table) {
        return DATABASE.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String code(ConfigurableApplicationContext application) {
        return health(application).getStatus().getCode();
    }

    private static Health health(ConfigurableApplicationContext application) {
        Health health = application.getBean("ingest", HealthIndicator.class).health();
        if (health == null) {
            throw new IllegalStateException("no health");
        }
        return health;
    }
}
