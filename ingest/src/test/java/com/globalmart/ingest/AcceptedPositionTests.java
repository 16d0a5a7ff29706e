package com.globalmart.ingest;

import static com.globalmart.ingest.Asking.accept;
import static com.globalmart.ingest.Asking.answer;
import static com.globalmart.ingest.Asking.count;
import static com.globalmart.ingest.TestPlatform.ADMIN;
import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.application;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** A partition whose log is not what its position expects goes on when an operator accepts it, and not before. */
class AcceptedPositionTests {

    private static final String POLL = "--globalmart.ingest.request.poll=100ms";
    private static final String CUSTOMERS = "customers-topic";
    private static final String PRODUCTS = "products-topic";

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @AfterEach
    void forget() {
        Asking.forgetMendedAndOldGenerations();
    }

    @Test
    void givesUpWhatALogHasLost() throws Exception {
        try (var before = application()) {
            awaitDrained();
            assertThat(before.isActive()).isTrue();
        }
        long position = position(CUSTOMERS, 0);
        send(List.of(tombstone(CUSTOMERS, 0), tombstone(CUSTOMERS, 0), tombstone(CUSTOMERS, 0)));
        ADMIN.deleteRecords(Map.of(new TopicPartition(CUSTOMERS, 0), RecordsToDelete.beforeOffset(position + 2)))
                .all()
                .get();
        try (var application = application(POLL)) {
            awaitRefused(application, "./globalmart landing accept customers-topic 0 --reason");

            var mistaken = answer(accept(CUSTOMERS, 0, position + 1));
            assertThat(mistaken.state()).isEqualTo("REFUSED");
            assertThat(mistaken.outcome())
                    .isEqualTo("the position of customers-topic-0 is %d, expected %d: look again what is to be accepted"
                            .formatted(position, position + 1));
            long request = accept(CUSTOMERS, 0, position);
            var answer = answer(request);

            assertThat(answer.outcome())
                    .isEqualTo(
                            "offsets %d to %d of customers-topic-0, which its log has lost, are given up: it goes on at"
                                            .formatted(position, position + 1)
                                    + " offset " + (position + 2));
            assertThat(answer.state()).isEqualTo("DONE");
            awaitDrained();
            assertThat(landedOffsets(CUSTOMERS, "customer_change", 0)).containsExactly(position + 2);
            await().atMost(PATIENCE).until(() -> status(application).equals("UP"));
            assertThat(gaps(request)).containsExactly("%d to %d".formatted(position, position + 2));

            Asking.forgetOutcome(request); // as after a crash between the two commits
            assertThat(answer(request).outcome()).isEqualTo(answer.outcome());
            assertThat(answer(request).state()).isEqualTo("DONE");
            assertThat(gaps(request)).hasSize(1);

            var again = answer(accept(CUSTOMERS, 0, position + 3));
            assertThat(again.state()).isEqualTo("REFUSED");
            assertThat(again.outcome()).contains("can be read from its position", "there is nothing to accept");
        }
    }

    @Test
    void beginsTheNextGenerationOfATopicThatWasMadeAnew() throws Exception {
        try (var application = application(POLL)) {
            send(List.of(tombstone(PRODUCTS, 0), tombstone(PRODUCTS, 1)));
            awaitDrained();
            TestPlatform.clearLanding();
            int generation = generation(PRODUCTS);
            long first = position(PRODUCTS, 0);
            long second = position(PRODUCTS, 1);
            makeAnew(PRODUCTS);
            send(List.of(tombstone(PRODUCTS, 0), tombstone(PRODUCTS, 1), tombstone(PRODUCTS, 2)));
            awaitRefused(application, "./globalmart landing accept products-topic 0 --reason");
            assertThat(count("landing.product_change")).isZero();

            long request = accept(PRODUCTS, 0, first);
            long ofAnotherPartition = accept(PRODUCTS, 1, second);

            assertThat(answer(request).outcome())
                    .isEqualTo(
                            ("generation %d of products-topic begins: all 3 partitions of the topic that was made anew, from"
                                            + " their logs' beginning")
                                    .formatted(generation + 1));
            assertThat(answer(ofAnotherPartition).outcome())
                    .isEqualTo("generation %d of products-topic has begun already".formatted(generation + 1));
            await().atMost(PATIENCE)
                    .until(() -> count("landing.product_change where generation = ?", generation + 1) == 3);
            await().atMost(PATIENCE).until(() -> status(application).equals("UP"));
            assertThat(count("landing.product_change")).isEqualTo(3);
            assertThat(DATABASE.sql("select generation || ' ' || partition || ' ' || next_offset from landing.position"
                                    + " where topic = ? and generation >= ? order by generation, partition")
                            .params(PRODUCTS, generation)
                            .query(String.class)
                            .list())
                    .contains(generation + " 0 " + first, generation + " 1 " + second)
                    .containsSequence((generation + 1) + " 0 1", (generation + 1) + " 1 1", (generation + 1) + " 2 1");
            awaitLogEndsSeen(PRODUCTS, generation + 1);

            Asking.forgetOutcome(request);
            assertThat(answer(request).state()).isEqualTo("DONE");
            assertThat(generation(PRODUCTS)).isEqualTo(generation + 1);

            Asking.deadLetter(PRODUCTS, 99, "bad");
            UUID selection = UUID.randomUUID();
            Asking.select(selection, PRODUCTS, 99, "PROD_7", null);
            assertThat(answer(Asking.mend(selection)).state()).isEqualTo("DONE");
            assertThat(count("landing.product_change where partition = -1 and generation = ?", generation + 1))
                    .isEqualTo(1);
        }
    }

    /** The consumers of the other partitions know nothing of it; one is even in the middle of moving its position. */
    @Test
    void beginsTheNextGenerationOfATopicWhoseLogWasCutOff() throws Exception {
        try (var application = application(POLL)) {
            send(List.of(tombstone(CUSTOMERS, 0), tombstone(CUSTOMERS, 1), tombstone(CUSTOMERS, 2)));
            awaitDrained();
            TestPlatform.clearLanding();
            int generation = generation(CUSTOMERS);
            long end = position(CUSTOMERS, 0);
            long others = position(CUSTOMERS, 1);
            DATABASE.sql("update landing.position set next_offset = ? where topic = ? and partition = 0")
                    .params(end + 50, CUSTOMERS)
                    .update();
            send(List.of(tombstone(CUSTOMERS, 0)));
            awaitRefused(application, "./globalmart landing accept customers-topic 0 --reason");

            long request;
            try (var blocker = DriverManager.getConnection(TestPlatform.jdbcUrl(), "migrator", "");
                    var lock = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                lock.execute(
                        "select from landing.position where topic = 'customers-topic' and partition = 2 for key share"); // others may write
                request = accept(CUSTOMERS, 0, end + 50); // has locked partitions 0 and 1, waits for 2
                awaitWaiting("for update%");
                send(List.of(tombstone(CUSTOMERS, 1), tombstone(CUSTOMERS, 1)));
                awaitWaiting("set next_offset%");
                blocker.rollback();
            }

            assertThat(answer(request).state()).isEqualTo("DONE");
            assertThat(answer(request).outcome())
                    .startsWith("generation %d of customers-topic begins: customers-topic-0 from offset "
                            .formatted(generation + 1));
            send(List.of(tombstone(CUSTOMERS, 2)));
            await().atMost(PATIENCE)
                    .until(() -> position(CUSTOMERS, 0) == end + 1 && position(CUSTOMERS, 1) == others + 2);
            await().atMost(PATIENCE)
                    .until(() -> count("landing.customer_change where partition = 2 and generation = ?", generation + 1)
                            == 1);
            await().atMost(PATIENCE).until(() -> status(application).equals("UP"));
            assertThat(count("landing.customer_change where generation = ?", generation))
                    .as("nothing lands in the old generation any more")
                    .isZero();
            assertThat(landedOffsets(CUSTOMERS, "customer_change", 1)).containsExactly(others, others + 1);
            assertThat(landedOffsets(CUSTOMERS, "customer_change", 0))
                    .as("all that the log has")
                    .endsWith(end)
                    .doesNotHaveDuplicates();
            assertThat(DATABASE.sql("select next_offset from landing.position where topic = ? and generation = ?"
                                    + " and partition = 0")
                            .params(CUSTOMERS, generation)
                            .query(Long.class)
                            .single())
                    .as("the old generation stays as the batch knows it")
                    .isEqualTo(end + 50);
            awaitLogEndsSeen(CUSTOMERS, generation + 1);
        }
    }

    @Test
    void acceptsNothingOfATopicThatIsNotThere() {
        try (var application = application(POLL)) {
            awaitDrained();

            assertThat(answer(accept("nowhere", 0, 5)).outcome()).startsWith("nowhere-0 is not at the broker");
            assertThat(answer(accept(CUSTOMERS, 17, 5)).outcome())
                    .startsWith("customers-topic-17 is not at the broker");
            assertThat(answer(Asking.ask("accept_position", Map.of("topic", CUSTOMERS, "partition", "x")))
                            .outcome())
                    .isEqualTo("the request's \"partition\" is \"x\", expected a number");
            assertThat(application.isActive()).isTrue();
        }
    }

    private static void makeAnew(String topic) throws Exception {
        ADMIN.deleteTopics(List.of(topic)).all().get();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            ADMIN.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
            return true;
        });
    }

    private static ProducerRecord<byte[], byte[]> tombstone(String topic, int partition) {
        return new ProducerRecord<>(topic, partition, "KEY_1".getBytes(UTF_8), null);
    }

    private static void awaitRefused(ConfigurableApplicationContext application, String command) {
        await().atMost(PATIENCE.multipliedBy(2)) // the group finds out by itself, with its metadata
                .until(() -> health(application).contains(command));
    }

    private static void awaitWaiting(String query) {
        await().atMost(PATIENCE)
                .until(() ->
                        count("pg_stat_activity where wait_event_type = 'Lock' and query like ?", "%" + query) > 0);
    }

    private static void awaitLogEndsSeen(String topic, int generation) {
        await().atMost(PATIENCE)
                .until(() -> count(
                                "landing.position where topic = ? and generation = ? and partition >= 0 and log_end = next_offset"
                                        + " and log_end_seen_at > now() - interval '5 seconds'",
                                topic,
                                generation)
                        == 3);
    }

    private static String status(ConfigurableApplicationContext application) {
        var health = application.getBean("ingest", HealthIndicator.class).health();
        return health == null ? "" : health.getStatus().getCode();
    }

    private static String health(ConfigurableApplicationContext application) {
        var health = application.getBean("ingest", HealthIndicator.class).health();
        return health == null ? "" : health.getDetails().toString();
    }

    private static int generation(String topic) {
        return DATABASE.sql("select max(generation) from landing.position where topic = ?")
                .param(topic)
                .query(Integer.class)
                .single();
    }

    private static long position(String topic, int partition) {
        return DATABASE.sql("select next_offset from landing.position where topic = ? and partition = ?"
                        + " order by generation desc limit 1")
                .params(topic, partition)
                .query(Long.class)
                .single();
    }

    private static List<Long> landedOffsets(String topic, String table, int partition) {
        return DATABASE.sql("select log_offset from landing." + table + " where partition = ? and generation = ?"
                        + " order by log_offset")
                .params(partition, generation(topic))
                .query(Long.class)
                .list();
    }

    private static List<String> gaps(long request) {
        return DATABASE.sql("select from_offset || ' to ' || to_offset from landing.accepted_gap where request_id = ?")
                .param(request)
                .query(String.class)
                .list();
    }
}
