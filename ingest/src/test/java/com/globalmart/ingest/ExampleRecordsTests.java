package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every record of the contract's examples, through the broker, in the order in which they stand. */
class ExampleRecordsTests {

    private static final Path EXAMPLES = Path.of("..", "contracts", "examples");
    private static final Map<String, String> TABLES = Map.of(
            "transactions-topic", "landing.sale",
            "product-views-topic", "landing.product_view",
            "cart-events-topic", "landing.cart_event",
            "customers-topic", "landing.customer_change",
            "products-topic", "landing.product_change");

    private static final Map<String, RecordMetadata> SENT = new HashMap<>();
    private static @Nullable ConfigurableApplicationContext application;

    @BeforeAll
    static void landTheExamples() throws IOException {
        TestPlatform.clearLanding();
        application = TestPlatform.application();
        var ids = new ArrayList<String>();
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (String line : Files.readAllLines(EXAMPLES.resolve("records.jsonl"))) {
            JsonNode record = JsonMapper.shared().readTree(line);
            ids.add(record.get("id").asString());
            records.add(new ProducerRecord<>(
                    record.get("topic").asString(),
                    0, // one partition: they arrive in this order
                    record.get("record_timestamp").asLong(),
                    bytes(record.get("key")),
                    bytes(record.get("value"))));
        }
        List<RecordMetadata> acknowledged = TestPlatform.send(records);
        for (int i = 0; i < ids.size(); i++) {
            SENT.put(ids.get(i), acknowledged.get(i));
        }
        TestPlatform.awaitDrained();
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
    }

    @Test
    void landsOrDeadLettersEachAsTheContractExpects() throws IOException {
        var expected = Files.readAllLines(EXAMPLES.resolve("expected.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 4))
                .collect(toMap(row -> row[0], row -> row[1].equals("dead letter") ? row[2] : "landed"));

        var found = SENT.keySet().stream().collect(toMap(id -> id, ExampleRecordsTests::fate));

        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(40);
    }

    @Test
    void tellsTheFieldThatIsWrong() {
        assertThat(detail("t17")).isEqualTo("field user_id is not there or null, expected a value");
        assertThat(detail("t19")).isEqualTo("field timestamp is yesterday, expected an ISO 8601 timestamp");
        assertThat(detail("t23")).isEqualTo("field total_amount is 1e400, expected a number smaller than 10^12");
        assertThat(detail("t25")).isEqualTo("field products is a list of 0, expected 1 to 500");
        assertThat(detail("v05")).contains("event_type is teleport, expected one of ", "view", "compare");
    }

    @Test
    void keepsTheBytesOfDeadLetters() {
        byte[] value = DATABASE.sql("select record_value from landing.dead_letter where log_offset = ? and topic = ?")
                .params(sent("t20").offset(), sent("t20").topic())
                .query(byte[].class)
                .single();

        assertThat(new String(value, UTF_8)).isEqualTo("{\"transaction_id\": \"0b9c1c52");
    }

    @Test
    void takesTimesWithAndWithoutAnOffsetForTheSameInstant() {
        assertThat(instant("t01", "occurred_at"))
                .isEqualTo(instant("t02", "occurred_at"))
                .isEqualTo(Instant.parse("2026-03-14T15:09:26.535897Z"));
    }

    @Test
    void hashesWhatARecordSays() {
        assertThat(landed("t04", "content_hash")).isEqualTo(landed("t01", "content_hash"));
        assertThat(landed("t05", "content_hash")).isNotEqualTo(landed("t01", "content_hash"));
    }

    @Test
    void keepsFieldsThatTheContractDoesNotName() {
        assertThat(landed("t13", "extra ->> 'coupon'")).isEqualTo("{\"code\": \"SPRING\", \"percent\": 5}");
        assertThat(landed("t01", "extra")).isNull();
    }

    @Test
    void keepsTheLinesOfASale() {
        assertThat(landed("t03", "array_to_string(product_ids, ' ')")).isEqualTo("PROD_00000042 PROD_00000042");
        assertThat(landed("t03", "array_to_string(quantities, ' ')")).isEqualTo("1 2");
        assertThat(landed("t03", "array_to_string(prices, ' ')")).isEqualTo("10.1 10.1");
        assertThat(landed("t03", "array_to_string(discounts, ' ')")).isEqualTo("0 0");
        assertThat(landed("t03", "total_amount")).isEqualTo(new BigDecimal("30.3000"));
    }

    @Test
    void landsARecordWithoutValueAsADeletionAtItsOwnTimestamp() {
        assertThat(landed("u05", "event_type")).isEqualTo("customer_deleted");
        assertThat(landed("u05", "user_id")).isEqualTo("USER_00000007");
        assertThat(landed("u05", "event_id")).isNull();
        assertThat(instant("u05", "occurred_at")).isEqualTo(Instant.parse("2026-03-22T00:00:00Z"));
    }

    @Test
    void keepsTheColumnsOfTheOtherTopics() {
        assertThat(landed("v04", "array_to_string(product_names, ' ')")).isEqualTo("Lamp Torch");
        assertThat(landed("v03", "max_price")).isEqualTo(new BigDecimal("50.0000"));
        assertThat(landed("c02", "new_quantity")).isEqualTo(3);
        assertThat(landed("c04", "array_to_string(item_product_names, ' ')")).isEqualTo("Lamp");
        assertThat(landed("c06", "cardinality(item_product_ids)")).isEqualTo(0);
        assertThat(landed("u01", "city")).isEqualTo("Köln");
        assertThat(landed("u01", "registration_date::text")).isEqualTo("2024-05-06");
        assertThat(landed("p01", "is_active")).isEqualTo(true);
    }

    private static String fate(String id) {
        RecordMetadata sent = sent(id);
        long landed = DATABASE.sql("select count(*) from %s where partition = ? and log_offset = ?"
                        .formatted(TABLES.get(sent.topic())))
                .params(sent.partition(), sent.offset())
                .query(Long.class)
                .single();
        var reasons = DATABASE.sql(
                        "select reason from landing.dead_letter where topic = ? and partition = ? and log_offset = ?")
                .params(sent.topic(), sent.partition(), sent.offset())
                .query(String.class)
                .list();
        assertThat(landed + reasons.size()).as("fates of " + id).isEqualTo(1);
        return reasons.isEmpty() ? "landed" : reasons.getFirst();
    }

    private static String detail(String id) {
        return DATABASE.sql("select detail from landing.dead_letter where topic = ? and log_offset = ?")
                .params(sent(id).topic(), sent(id).offset())
                .query(String.class)
                .single();
    }

    private static Instant instant(String id, String column) {
        return DATABASE.sql("select %s from %s where log_offset = ?".formatted(column, TABLES.get(sent(id).topic())))
                .param(sent(id).offset())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static @Nullable Object landed(String id, String column) {
        return DATABASE.sql("select %s from %s where log_offset = ?".formatted(column, TABLES.get(sent(id).topic())))
                .param(sent(id).offset())
                .query()
                .singleRow()
                .values()
                .iterator()
                .next();
    }

    private static RecordMetadata sent(String id) {
        RecordMetadata sent = SENT.get(id);
        if (sent == null) {
            throw new IllegalArgumentException(id + " is no example");
        }
        return sent;
    }

    private static byte @Nullable [] bytes(JsonNode text) {
        return text.isNull() ? null : text.asString().getBytes(UTF_8);
    }
}
