package com.globalmart.admin;

import static com.globalmart.jooq.realtime.Tables.DEAD_LETTER;
import static com.globalmart.jooq.warehouse.quality.Tables.CHECK_OFFENDER;
import static com.globalmart.jooq.warehouse.quality.Tables.CHECK_RESULT;
import static com.globalmart.jooq.warehouse.quality.Tables.QUARANTINE;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_BOOK;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_POSITION;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PUBLISHED;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Loads with their books and checks, and records that were refused on the way, put into the tables by tests. */
public final class RefusedRows {

    /** A sale of a country that nobody knows. */
    public static final String SALE = """
            {"transaction_id": "0b7e4f6c-52a4-4e0f-9a52-6f4f8c1c9d10", "user_id": "USER_7", "timestamp": "2026-03-14T12:00:00Z",
             "products": [{"product_id": "P-1", "quantity": 2, "price": 19.99}], "total_amount": 39.98,
             "payment_method": "PayPal", "country": "Atlantis", "currency": "EUR"}""";

    private final Rows rows;

    public RefusedRows(Rows rows) {
        this.rows = rows;
        rows.realtime().execute("truncate landing.selected_record");
    }

    /** A published load, the newest; returns its number. */
    public int publishedLoad(String businessDate) {
        var now = Clock.systemUTC().instant();
        int load = rows.warehouse()
                .insertInto(LOAD)
                .set(LOAD.BUSINESS_DATE, LocalDate.parse(businessDate))
                .set(LOAD.STATUS, "PUBLISHED")
                .set(LOAD.PUBLISHED_AT, now)
                .returning(LOAD.LOAD_ID)
                .fetchSingle(LOAD.LOAD_ID);
        rows.warehouse()
                .update(PUBLISHED)
                .set(PUBLISHED.LOAD_ID, load)
                .set(PUBLISHED.BUSINESS_DATE, LocalDate.parse(businessDate))
                .set(PUBLISHED.PUBLISHED_AT, now)
                .execute();
        return load;
    }

    public int openLoad(String businessDate) {
        return rows.warehouse()
                .insertInto(LOAD)
                .set(LOAD.BUSINESS_DATE, LocalDate.parse(businessDate))
                .returning(LOAD.LOAD_ID)
                .fetchSingle(LOAD.LOAD_ID);
    }

    /** A sale that a load refused. */
    public void quarantined(int load, long offset, String reason, String payload) {
        quarantined(
                load,
                "transactions-topic",
                offset,
                reason,
                "country is \"Atlantis\", expected one of the reference data",
                payload);
    }

    public void quarantined(int load, String topic, long offset, String reason, String detail, String payload) {
        rows.warehouse()
                .insertInto(QUARANTINE)
                .set(QUARANTINE.TOPIC, topic)
                .set(QUARANTINE.GENERATION, (short) 1)
                .set(QUARANTINE.PARTITION, 0)
                .set(QUARANTINE.LOG_OFFSET, offset)
                .set(QUARANTINE.LOAD_ID, load)
                .set(QUARANTINE.JOB_EXECUTION_ID, 12L)
                .set(QUARANTINE.REASON, reason)
                .set(QUARANTINE.DETAIL, detail)
                .set(QUARANTINE.IDENTITY, "0b7e4f6c-52a4-4e0f-9a52-6f4f8c1c9d10")
                .set(QUARANTINE.OCCURRED_AT, Instant.parse("2026-03-14T12:00:00Z"))
                .set(QUARANTINE.PAYLOAD, JSONB.valueOf(payload))
                .execute();
    }

    /** What ingest notes when a request replayed or discarded a record. */
    public void resolved(long offset, String state, long request) {
        boolean isReplayed = state.equals("REPLAYED");
        rows.warehouse()
                .update(QUARANTINE)
                .set(QUARANTINE.STATE, state)
                .set(QUARANTINE.REQUEST_ID, request)
                .set(QUARANTINE.RESOLVED_AT, Clock.systemUTC().instant())
                .set(QUARANTINE.REPLAY_GENERATION, isReplayed ? (short) 1 : null)
                .set(QUARANTINE.REPLAY_OFFSET, isReplayed ? offset : null)
                .where(QUARANTINE.LOG_OFFSET.eq(offset))
                .execute();
    }

    public void letter(long offset, String reason, String value) {
        letter("transactions-topic", offset, reason, value.getBytes(StandardCharsets.UTF_8));
    }

    public void letter(String topic, long offset, String reason, byte @Nullable [] value) {
        var now = Clock.systemUTC().instant();
        rows.realtime()
                .insertInto(DEAD_LETTER)
                .set(DEAD_LETTER.TOPIC, topic)
                .set(DEAD_LETTER.GENERATION, (short) 1)
                .set(DEAD_LETTER.PARTITION, 0)
                .set(DEAD_LETTER.LOG_OFFSET, offset)
                .set(DEAD_LETTER.REASON, reason)
                .set(DEAD_LETTER.DETAIL, "the value of 12 bytes is not JSON: unexpected end of input")
                .set(DEAD_LETTER.RECORD_KEY, "USER_7".getBytes(StandardCharsets.UTF_8))
                .set(DEAD_LETTER.RECORD_VALUE, value)
                .set(DEAD_LETTER.RECORD_TIMESTAMP, now)
                .set(DEAD_LETTER.RECEIVED_AT, now)
                .execute();
    }

    /** What a load took of partition 0 of a topic, and what it made of it. */
    public void book(
            int load, String topic, long from, long to, long landed, long facts, long duplicates, long quarantined) {
        rows.warehouse()
                .insertInto(LOAD_POSITION)
                .set(LOAD_POSITION.LOAD_ID, load)
                .set(LOAD_POSITION.TOPIC, topic)
                .set(LOAD_POSITION.GENERATION, (short) 1)
                .set(LOAD_POSITION.PARTITION, 0)
                .set(LOAD_POSITION.FROM_OFFSET, from)
                .set(LOAD_POSITION.TO_OFFSET, to)
                .execute();
        rows.warehouse()
                .insertInto(LOAD_BOOK)
                .set(LOAD_BOOK.LOAD_ID, load)
                .set(LOAD_BOOK.TOPIC, topic)
                .set(LOAD_BOOK.LANDED, landed)
                .set(LOAD_BOOK.FACTS, facts)
                .set(LOAD_BOOK.FACT_ROWS, facts)
                .set(LOAD_BOOK.DUPLICATES, duplicates)
                .set(LOAD_BOOK.QUARANTINED, quarantined)
                .execute();
    }

    /** What a check said about a load, with rows that offend it. */
    public void check(int load, String name, String severity, String scope, String sentence, List<String> offenders) {
        rows.warehouse()
                .insertInto(CHECK_RESULT)
                .set(CHECK_RESULT.LOAD_ID, load)
                .set(CHECK_RESULT.CHECK_NAME, name)
                .set(CHECK_RESULT.SEVERITY, severity)
                .set(CHECK_RESULT.SENTENCE, sentence)
                .set(CHECK_RESULT.SCOPE, scope)
                .set(CHECK_RESULT.SECONDS, 0.4)
                .set(CHECK_RESULT.OFFENDERS, (long) offenders.size())
                .execute();
        for (int number = 1; number <= offenders.size(); number++) {
            rows.warehouse()
                    .insertInto(CHECK_OFFENDER)
                    .set(CHECK_OFFENDER.LOAD_ID, load)
                    .set(CHECK_OFFENDER.CHECK_NAME, name)
                    .set(CHECK_OFFENDER.NUMBER, number)
                    .set(CHECK_OFFENDER.ROW_SEEN, JSONB.valueOf(offenders.get(number - 1)))
                    .execute();
        }
    }
}
