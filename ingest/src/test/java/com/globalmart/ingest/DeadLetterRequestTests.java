package com.globalmart.ingest;

import static com.globalmart.ingest.Asking.RECORDED;
import static com.globalmart.ingest.Asking.answer;
import static com.globalmart.ingest.Asking.count;
import static com.globalmart.ingest.Asking.deadLetter;
import static com.globalmart.ingest.Asking.discard;
import static com.globalmart.ingest.Asking.mend;
import static com.globalmart.ingest.Asking.select;
import static com.globalmart.ingest.Asking.states;
import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Dead letters are mended or discarded on request, each once. */
class DeadLetterRequestTests {

    private static final String POLL = "--globalmart.ingest.request.poll=100ms";
    private static @Nullable ConfigurableApplicationContext application;

    private final UUID selection = UUID.randomUUID();

    @BeforeAll
    static void start() {
        application = TestPlatform.application(POLL);
        awaitDrained();
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        Asking.forgetMendedAndOldGenerations();
    }

    @BeforeEach
    void clear() {
        TestPlatform.clearLanding();
        DATABASE.sql("delete from landing.position where partition < 0").update();
    }

    @Test
    void landsAMendedLetterInPartitionMinusOne() {
        UUID sale = UUID.randomUUID();
        send(List.of(Sales.in(0, Sales.json(sale).replace("59.98", "\"much\""))));
        await().atMost(PATIENCE).until(() -> count("landing.dead_letter") == 1);
        long offset = DATABASE.sql("select log_offset from landing.dead_letter")
                .query(Long.class)
                .single();
        select(selection, Sales.TOPIC, offset, null, Sales.json(sale));

        var answer = answer(mend(selection));

        assertThat(answer.state()).isEqualTo("DONE");
        assertThat(answer.outcome()).isEqualTo("1 of 1 letters landed");
        assertThat(answer.nodeId()).isNotBlank();
        assertThat(DATABASE.sql("select s.transaction_id from landing.sale s, landing.dead_letter d"
                                + " where s.partition = -1 and s.log_offset = 0 and s.generation = 1"
                                + " and s.record_timestamp = d.record_timestamp and s.landed_at > d.received_at")
                        .query(UUID.class)
                        .list())
                .containsExactly(sale);
        assertThat(DATABASE.sql("select state || request_id from landing.dead_letter where resolved_at > received_at")
                        .query(String.class)
                        .single())
                .isEqualTo("MENDED" + answer.requestId());
        assertThat(mendedPosition()).isEqualTo(1);
    }

    @Test
    void landsALetterAsItCameAndATombstone() {
        deadLetter(Sales.TOPIC, 7, Sales.json(UUID.randomUUID()));
        deadLetter("customers-topic", 8, "not JSON");
        select(selection, Sales.TOPIC, 7, null, Sales.json(UUID.randomUUID()));
        select(selection, "customers-topic", 8, "USER_9", null);

        assertThat(answer(mend(selection)).outcome()).isEqualTo("2 of 2 letters landed");

        assertThat(DATABASE.sql("select record_timestamp from landing.sale where partition = -1")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(RECORDED);
        assertThat(DATABASE.sql("select user_id || ' ' || event_type from landing.customer_change where partition = -1")
                        .query(String.class)
                        .single())
                .startsWith("USER_9 ");
    }

    @Test
    void keepsOpenWhatIsStillUnreadableAndSaysWhy() {
        for (long offset = 1; offset <= 6; offset++) {
            deadLetter(Sales.TOPIC, offset, "bad");
            select(selection, Sales.TOPIC, offset, null, offset == 3 ? Sales.json(UUID.randomUUID()) : "still bad");
        }

        var answer = answer(mend(selection));

        assertThat(answer.state()).isEqualTo("DONE");
        assertThat(answer.outcome())
                .startsWith("1 of 6 letters landed; 5 cannot land: transactions-topic/1-0/1: the value of 9 bytes is"
                        + " not JSON")
                .contains("/2:", "/4:")
                .doesNotContain("/5:")
                .endsWith("; and 2 more");
        assertThat(states()).containsExactly("OPEN", "OPEN", "MENDED", "OPEN", "OPEN", "OPEN");
        assertThat(mendedPosition()).isEqualTo(1);
    }

    @Test
    void refusesWhereNothingLands() {
        deadLetter(Sales.TOPIC, 1, "bad");
        select(selection, Sales.TOPIC, 1, null, "{}");

        var unreadable = answer(mend(selection));
        var empty = answer(mend(UUID.randomUUID()));
        var none = answer(Asking.ask("mend_dead_letters", Map.of("selection", "all")));

        assertThat(unreadable.state()).isEqualTo("REFUSED");
        assertThat(unreadable.outcome()).contains("0 of 1 letters landed", "transaction_id");
        assertThat(empty.state()).isEqualTo("REFUSED");
        assertThat(empty.outcome()).isEqualTo("the selection has no letters");
        assertThat(none.outcome()).isEqualTo("the request's \"selection\" is \"all\", expected a UUID");
        assertThat(states()).containsExactly("OPEN");
    }

    @Test
    void doesNothingTheSecondTime() {
        deadLetter(Sales.TOPIC, 1, "bad");
        select(selection, Sales.TOPIC, 1, null, Sales.json(UUID.randomUUID()));
        var first = answer(mend(selection));

        var second = answer(mend(selection));

        assertThat(second.state()).isEqualTo("REFUSED");
        assertThat(second.outcome())
                .isEqualTo("0 of 1 letters landed; 1 already mended by request " + first.requestId());
        assertThat(count("landing.sale")).isEqualTo(1);
        assertThat(mendedPosition()).isEqualTo(1);
    }

    @Test
    void countsItsOwnLettersAsDoneWhenItIsRepeatedAfterACrash() {
        deadLetter(Sales.TOPIC, 1, "bad");
        deadLetter(Sales.TOPIC, 2, "bad");
        select(selection, Sales.TOPIC, 1, null, Sales.json(UUID.randomUUID()));
        select(selection, Sales.TOPIC, 2, null, Sales.json(UUID.randomUUID()));
        long request = mend(selection);
        answer(request);

        Asking.forgetOutcome(request);

        assertThat(answer(request).outcome()).isEqualTo("2 of 2 letters landed");
        assertThat(answer(request).state()).isEqualTo("DONE");
        assertThat(count("landing.sale")).isEqualTo(2);
    }

    @Test
    void landsEachLetterOnceThoughTwoProcessesAreAskedAtOnce() {
        for (long offset = 1; offset <= 200; offset++) {
            deadLetter(Sales.TOPIC, offset, "bad");
        }
        try (var other = TestPlatform.application(POLL)) {
            var requests = LongStream.range(0, 10)
                    .map(request -> {
                        UUID each = UUID.randomUUID();
                        for (long offset = 1; offset <= 200; offset++) {
                            select(each, Sales.TOPIC, offset, null, Sales.json(new UUID(0, offset)));
                        }
                        return mend(each);
                    })
                    .boxed()
                    .toList();

            var nodes =
                    requests.stream().map(request -> answer(request).nodeId()).distinct();

            assertThat(nodes).as("both processes took requests").hasSize(2);
            assertThat(other.isActive()).isTrue();
        }
        assertThat(states()).hasSize(200).containsOnly("MENDED");
        assertThat(count("landing.sale")).isEqualTo(200);
        assertThat(DATABASE.sql("select count(distinct transaction_id) from landing.sale")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
        assertThat(mendedPosition()).isEqualTo(200);
    }

    @Test
    void mendsThousandsInOneRequest() {
        DATABASE.sql(
                        "insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_value,"
                                + " record_timestamp, received_at) select ?, 1, n % 3, n, 'INVALID_FIELD', 'a test',"
                                + " convert_to(replace(?, ?, 'deadbeef-0000-4000-8000-' || lpad(n::text, 12, '0')), 'UTF8'), now(), now()"
                                + " from generate_series(1, 2500) n")
                .params(Sales.TOPIC, Sales.json(selection), selection.toString())
                .update();
        DATABASE.sql(
                        "insert into landing.selected_letter (selection_id, topic, generation, partition, log_offset, record_value)"
                                + " select ?, topic, generation, partition, log_offset, record_value from landing.dead_letter"
                                + " where reason = 'INVALID_FIELD'")
                .param(selection)
                .update();

        assertThat(answer(mend(selection)).outcome()).isEqualTo("2500 of 2500 letters landed");

        assertThat(count("landing.sale where partition = -1 and log_offset between 0 and 2499"))
                .isEqualTo(2_500);
        assertThat(DATABASE.sql("select count(distinct transaction_id) from landing.sale")
                        .query(Long.class)
                        .single())
                .isEqualTo(2_500);
        assertThat(mendedPosition()).isEqualTo(2_500);
    }

    @Test
    void landsTheNeighboursOfALetterThatTheDatabaseRefuses() {
        for (long offset = 1; offset <= 5; offset++) {
            deadLetter(Sales.TOPIC, offset, "bad");
            String sale = Sales.json(UUID.randomUUID());
            select(selection, Sales.TOPIC, offset, null, offset == 2 ? sale.replace("USER_1", "BAD") : sale);
        }
        DATABASE.sql("alter table landing.sale add constraint test_rule check (user_id <> 'BAD')")
                .update();
        try {
            assertThat(answer(mend(selection)).outcome())
                    .startsWith(
                            "4 of 5 letters landed; 1 cannot land: transactions-topic/1-0/2: the database refuses it:")
                    .contains("test_rule")
                    .endsWith("(SQLSTATE 23514)");
        } finally {
            DATABASE.sql("alter table landing.sale drop constraint test_rule").update();
        }
        assertThat(states()).containsExactly("MENDED", "OPEN", "MENDED", "MENDED", "MENDED");
        assertThat(DATABASE.sql("select log_offset from landing.sale order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(mendedPosition()).isEqualTo(4);
    }

    @Test
    void refusesForGoodWhatWouldFailForEver() {
        deadLetter(Sales.TOPIC, 1, "bad");
        select(selection, Sales.TOPIC, 1, null, Sales.json(UUID.randomUUID()));
        DATABASE.sql("revoke insert on landing.sale from ingest_writer").update();
        try {
            var answer = answer(mend(selection));

            assertThat(answer.state()).isEqualTo("REFUSED");
            assertThat(answer.outcome()).contains("could not be carried out", "permission denied");
        } finally {
            DATABASE.sql("grant insert on landing.sale to ingest_writer").update();
        }
        assertThat(states()).containsExactly("OPEN");
    }

    @Test
    void discards() {
        deadLetter(Sales.TOPIC, 1, "bad");
        deadLetter(Sales.TOPIC, 2, "bad");
        deadLetter(Sales.TOPIC, 3, "not selected");
        select(selection, Sales.TOPIC, 1, null, null);
        select(selection, Sales.TOPIC, 2, null, null);
        UUID mended = UUID.randomUUID();
        select(mended, Sales.TOPIC, 2, null, Sales.json(UUID.randomUUID()));
        var before = answer(mend(mended));

        var answer = answer(discard(selection));

        assertThat(answer.state()).isEqualTo("DONE");
        assertThat(answer.outcome())
                .isEqualTo("1 of 2 letters discarded; 1 already mended by request " + before.requestId());
        assertThat(states()).containsExactly("DISCARDED", "MENDED", "OPEN");
        assertThat(answer(discard(selection)).state()).isEqualTo("REFUSED");
        assertThat(count("landing.sale")).isEqualTo(1);
    }

    @Test
    void staysOpenWhileSomethingIsInTheWayThatPasses() throws Exception {
        deadLetter(Sales.TOPIC, 1, "bad");
        select(selection, Sales.TOPIC, 1, null, Sales.json(UUID.randomUUID()));
        deadLetter(Sales.TOPIC, 2, "bad");
        UUID other = UUID.randomUUID();
        select(other, Sales.TOPIC, 2, null, null);

        long blocked;
        try (var blocker = DriverManager.getConnection(TestPlatform.jdbcUrl(), "migrator", "");
                var lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("select from landing.dead_letter where log_offset = 1 for update");
            blocked = mend(selection);
            long behind = discard(other);

            assertThat(answer(behind).state())
                    .isEqualTo("DONE"); // after the lock timeout: nobody waits behind it for ever
            assertThat(Asking.state(blocked)).isEqualTo("OPEN");
            blocker.rollback();
        }

        assertThat(answer(blocked).outcome()).isEqualTo("1 of 1 letters landed");
    }

    /** Where the mended records' position stands; seen when the last of them was mended, and with nothing behind it. */
    private static long mendedPosition() {
        return DATABASE.sql(
                        "select next_offset from landing.position where topic = ? and partition = -1 and log_end = next_offset"
                                + " and log_end_seen_at = (select max(resolved_at) from landing.dead_letter where state = 'MENDED')")
                .param(Sales.TOPIC)
                .query(Long.class)
                .single();
    }
}
