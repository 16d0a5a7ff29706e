package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.WAREHOUSE;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator does at the command line: selects dead letters, asks for something, and reads the outcome. */
final class Asking {

    static final Instant RECORDED = Instant.parse("2026-03-14T15:09:27.250Z");

    private static final JdbcClient SELECTIONS = TestPlatform.client(TestPlatform.jdbcUrl(), "console_app");

    private Asking() {}

    /** As the request stands in the table. */
    record Answer(long requestId, String state, String outcome, String nodeId) {}

    static long ask(String kind, Map<String, String> parameters) {
        String json = parameters.entrySet().stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return WAREHOUSE
                .sql("select ops.submit_request(?, ?::jsonb, 'tester', 'a test', ?)")
                .params(kind, json, UUID.randomUUID().toString())
                .query(Long.class)
                .single();
    }

    static long mend(UUID selection) {
        return ask("mend_dead_letters", Map.of("selection", selection.toString(), "about", "a test"));
    }

    static long discard(UUID selection) {
        return ask("discard_dead_letters", Map.of("selection", selection.toString(), "about", "a test"));
    }

    static long accept(String topic, int partition, long expected) {
        return ask(
                "accept_position",
                Map.of(
                        "topic",
                        topic,
                        "partition",
                        String.valueOf(partition),
                        "expected",
                        String.valueOf(expected),
                        "about",
                        "a test"));
    }

    static Answer answer(long requestId) {
        await().atMost(PATIENCE).until(() -> !state(requestId).equals("OPEN"));
        return WAREHOUSE
                .sql(
                        "select request_id, state, outcome, node_id from ops.request where request_id = ? and finished_at >= claimed_at")
                .param(requestId)
                .query(Answer.class)
                .single();
    }

    static String state(long requestId) {
        return WAREHOUSE
                .sql("select state from ops.request where request_id = ?")
                .param(requestId)
                .query(String.class)
                .single();
    }

    /** As if the process had died between its two commits: the letters are done, the outcome is not written. */
    static void forgetOutcome(long requestId) {
        WAREHOUSE
                .sql("update ops.request set state = 'OPEN', outcome = null, node_id = null, claimed_at = null,"
                        + " finished_at = null where request_id = ?")
                .param(requestId)
                .update();
    }

    static void deadLetter(String topic, long offset, @Nullable String value) {
        DATABASE.sql(
                        "insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_value,"
                                + " record_timestamp, received_at) values (?, 1, 0, ?, 'NOT_JSON', 'a test', ?, ?, now())")
                .params(topic, offset, bytes(value), RECORDED.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Selects the letter with the bytes to land, as the role of the command line. */
    static void select(UUID selection, String topic, long offset, @Nullable String key, @Nullable String value) {
        SELECTIONS
                .sql(
                        "insert into landing.selected_letter (selection_id, topic, generation, partition, log_offset, record_key,"
                                + " record_value) values (?, ?, 1, 0, ?, ?, ?)")
                .params(selection, topic, offset, bytes(key), bytes(value))
                .update();
    }

    static long replay(UUID selection) {
        return ask("replay_quarantined", Map.of("selection", selection.toString(), "about", "a test"));
    }

    static long discardQuarantined(UUID selection) {
        return ask("discard_quarantined", Map.of("selection", selection.toString(), "about", "a test"));
    }

    /** Notes that the batch has refused all landed sales but those of partition -1. */
    static void quarantineAllSales() {
        var positions = DATABASE.sql("select partition || ' ' || log_offset from landing.sale where partition >= 0")
                .query(String.class)
                .list();
        for (String position : positions) {
            String[] parts = position.split(" ");
            WAREHOUSE
                    .sql(
                            "insert into quality.quarantine (topic, generation, partition, log_offset, load_id, job_execution_id,"
                                    + " reason, detail, identity, occurred_at, payload) values (?, 1, ?, ?, 1, 1,"
                                    + " 'UNKNOWN_COUNTRY', 'a test', 'a test', now(), '{}')")
                    .params(Sales.TOPIC, Integer.valueOf(parts[0]), Long.valueOf(parts[1]))
                    .update();
        }
    }

    /**
     * Selects landed records, as the role of the command line.
     *
     * @param table with its schema
     * @param condition over the table's columns
     */
    static int selectLanded(UUID selection, String topic, String table, String condition, @Nullable String edit) {
        return SELECTIONS
                .sql(
                        "insert into landing.selected_record (selection_id, topic, generation, partition, log_offset, edit)"
                                + " select ?, ?, generation, partition, log_offset, ?::jsonb from %s where %s"
                                        .formatted(table, condition))
                .params(selection, topic, edit)
                .update();
    }

    static List<String> states() {
        return DATABASE.sql("select state from landing.dead_letter order by topic, log_offset")
                .query(String.class)
                .list();
    }

    static long count(String sql, Object... parameters) {
        return DATABASE.sql("select count(*) from " + sql)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Other tests know one generation, and no mended letters. */
    static void forgetMendedAndOldGenerations() {
        DATABASE.sql("delete from landing.position where partition < 0").update();
        DATABASE.sql("delete from landing.counted_position where partition < 0").update(); // it would begin ahead
        DATABASE.sql("delete from landing.position p where exists (select from landing.position newer"
                        + " where newer.topic = p.topic and newer.generation > p.generation)")
                .update();
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
