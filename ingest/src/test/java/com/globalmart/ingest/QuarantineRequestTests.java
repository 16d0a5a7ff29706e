package com.globalmart.ingest;

import static com.globalmart.ingest.Asking.answer;
import static com.globalmart.ingest.Asking.count;
import static com.globalmart.ingest.Asking.discardQuarantined;
import static com.globalmart.ingest.Asking.quarantineAllSales;
import static com.globalmart.ingest.Asking.replay;
import static com.globalmart.ingest.Asking.selectLanded;
import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.WAREHOUSE;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Quarantined records are replayed or discarded on request, each once. */
class QuarantineRequestTests {

    private static final Path EXAMPLES = Path.of("..", "contracts", "examples", "records.jsonl");
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
        WAREHOUSE.sql("truncate quality.quarantine").update();
    }

    @BeforeEach
    void clear() {
        TestPlatform.clearLanding();
        DATABASE.sql("delete from landing.position where partition < 0").update();
        DATABASE.sql("truncate landing.quarantine_resolution").update();
        WAREHOUSE.sql("truncate quality.quarantine").update();
    }

    @Test
    void landsARecordAgainWithItsEdits() {
        UUID sale = UUID.randomUUID();
        land(Sales.json(sale).replace("\"country\"", "\"gift\":true,\"country\""));
        select("true", "{\"country\": \"France\", \"session_id\": \"S1\"}");

        var answer = answer(replay(selection));

        assertThat(answer.state()).isEqualTo("DONE");
        assertThat(answer.outcome()).isEqualTo("1 of 1 records landed");
        assertThat(DATABASE.sql("select r.country || ' ' || r.session_id || ' ' || (r.extra ->> 'gift')"
                                + " from landing.sale o, landing.sale r where o.partition >= 0 and r.partition = -1"
                                + " and r.log_offset = 0 and o.transaction_id = r.transaction_id"
                                + " and o.record_timestamp = r.record_timestamp and o.content_hash <> r.content_hash")
                        .query(String.class)
                        .single())
                .isEqualTo("France S1 true");
        assertThat(notes()).containsExactly("REPLAYED 1 0 " + answer.requestId());
        assertThat(replayedPosition()).isEqualTo(1);
    }

    /** What is made of a landed record is what its producer could have sent: all that landed of it lands again. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "transactions-topic,  landing.sale",
        "product-views-topic, landing.product_view",
        "cart-events-topic,   landing.cart_event",
        "customers-topic,     landing.customer_change",
        "products-topic,      landing.product_change"
    })
    void landsEachRecordAgainAsItLanded(String topic, String table) throws IOException {
        var examples = examples(topic);
        if (topic.equals(Sales.TOPIC)) {
            examples.add(Sales.json(UUID.randomUUID())
                    .replace("\"quantity\":2", "\"gift\":{\"wrap\":null,\"weights\":[1.50,2e3]},\"quantity\":2"));
        }
        send(examples.stream()
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, 0, null, value.getBytes(UTF_8)))
                .toList());
        awaitDrained();
        int landed = selectLanded(selection, topic, table, "partition >= 0", null);

        var answer = answer(replay(selection));

        assertThat(landed).isPositive();
        assertThat(answer.outcome()).isEqualTo("%1$d of %1$d records landed".formatted(landed));
        var columns = "to_jsonb(t) - 'partition' - 'log_offset' - 'landed_at' - 'landed_day'";
        assertThat(rows(table, columns, "= -1")).isEqualTo(rows(table, columns, ">= 0"));
    }

    @Test
    void keepsOpenWhatCannotBeReadAndSaysWhy() {
        land(Sales.json(UUID.randomUUID()));
        select("true", "{\"products\": []}");

        var answer = answer(replay(selection));

        assertThat(answer.state()).isEqualTo("REFUSED");
        assertThat(answer.outcome())
                .startsWith("0 of 1 records landed; 1 cannot land: transactions-topic/1-0/")
                .endsWith("field products is a list of 0, expected 1 to 500");
        assertThat(notes()).containsExactly("OPEN");
    }

    @Test
    void saysThatLandingDoesNotHoldARecordAnyMore() {
        land(Sales.json(UUID.randomUUID()));
        select("true", null);
        TestPlatform.clearLanding();

        var answer = answer(replay(selection));

        assertThat(answer.state()).isEqualTo("REFUSED");
        assertThat(answer.outcome()).endsWith("landing does not hold it any more");
        assertThat(notes()).containsExactly("OPEN");
    }

    @Test
    void doesNothingTheSecondTime() {
        land(Sales.json(UUID.randomUUID()));
        select("true", null);
        var first = answer(replay(selection));

        var second = answer(replay(selection));
        var discarded = answer(discardQuarantined(selection));

        assertThat(second.state()).isEqualTo("REFUSED");
        assertThat(second.outcome())
                .isEqualTo("0 of 1 records landed; 1 already replayed by request " + first.requestId());
        assertThat(discarded.state()).isEqualTo("REFUSED");
        assertThat(count("landing.sale")).isEqualTo(2);
        assertThat(notes()).containsExactly("REPLAYED 1 0 " + first.requestId());
    }

    @Test
    void notesWhatItHadDoneWhenItIsRepeatedAfterACrash() {
        land(Sales.json(UUID.randomUUID()));
        select("true", null);
        long request = replay(selection);
        answer(request);

        WAREHOUSE
                .sql(
                        "update quality.quarantine set state = 'OPEN', replay_generation = null, replay_offset = null, request_id = null, resolved_at = null")
                .update();
        Asking.forgetOutcome(request);

        assertThat(answer(request).outcome()).isEqualTo("1 of 1 records landed");
        assertThat(notes()).containsExactly("REPLAYED 1 0 " + request);
        assertThat(count("landing.sale")).isEqualTo(2);
    }

    @Test
    void landsEachOnceThoughTwoProcessesAreAskedAtOnce() {
        send(Sales.good(1_500));
        awaitDrained();
        quarantineAllSales();
        try (var other = TestPlatform.application(POLL)) {
            var requests = LongStream.range(0, 6)
                    .map(request -> {
                        UUID each = UUID.randomUUID();
                        selectLanded(each, Sales.TOPIC, "landing.sale", "partition >= 0", null);
                        return replay(each);
                    })
                    .boxed()
                    .toList();

            requests.forEach(Asking::answer);

            assertThat(other.isActive()).isTrue();
        }
        assertThat(count("landing.sale where partition = -1 and log_offset between 0 and 1499"))
                .isEqualTo(1_500);
        assertThat(DATABASE.sql("select count(distinct transaction_id) from landing.sale where partition = -1")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_500);
        assertThat(notes()).hasSize(1_500).allMatch(note -> note.startsWith("REPLAYED 1 "));
        assertThat(replayedPosition()).isEqualTo(1_500);
    }

    @Test
    void discards() {
        land(Sales.json(UUID.randomUUID()));
        select("true", null);

        var answer = answer(discardQuarantined(selection));

        assertThat(answer.outcome()).isEqualTo("1 of 1 records discarded");
        assertThat(notes()).containsExactly("DISCARDED " + answer.requestId());
        assertThat(answer(replay(selection)).outcome())
                .isEqualTo("0 of 1 records landed; 1 already discarded by request " + answer.requestId());
        assertThat(count("landing.sale")).isEqualTo(1);
    }

    private static void land(String sale) {
        send(List.of(Sales.in(0, sale)));
        awaitDrained();
        quarantineAllSales();
    }

    private void select(String condition, @Nullable String edit) {
        selectLanded(selection, Sales.TOPIC, "landing.sale", condition, edit);
    }

    private static List<String> examples(String topic) throws IOException {
        return Files.readAllLines(EXAMPLES).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(example -> example.get("topic").asString().equals(topic))
                .map(example -> example.get("value"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .collect(toCollection(ArrayList::new));
    }

    private static List<Map<String, Object>> rows(String table, String columns, String partition) {
        return DATABASE.sql("select (%s)::text as landed from %s t where partition %s order by log_offset"
                        .formatted(columns, table, partition))
                .query()
                .listOfRows();
    }

    private static List<String> notes() {
        return WAREHOUSE
                .sql(
                        "select concat_ws(' ', state, replay_generation, replay_offset, request_id) from quality.quarantine order by partition, log_offset")
                .query(String.class)
                .list();
    }

    private static long replayedPosition() {
        return DATABASE.sql("select next_offset from landing.position where topic = ? and partition = -1")
                .param(Sales.TOPIC)
                .query(Long.class)
                .single();
    }
}
