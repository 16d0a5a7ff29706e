package com.globalmart.db;

import java.sql.Connection;
import java.sql.SQLException;

/** Records in landing, as ingest adds them, with the little that a test is about. */
final class Landed {

    private Landed() {}

    /**
     * @param landed when it landed, a timestamp of PostgreSQL; its day must have a partition
     * @param occurred when the customer paid
     */
    static void sale(Connection connection, int partition, long offset, String landed, String occurred)
            throws SQLException {
        Sql.execute(connection, """
                insert into landing.sale (record_timestamp, log_offset, content_hash, landed_at, occurred_at, transaction_id,
                    partition, landed_day, generation, user_id, product_ids, quantities, prices, discounts, total_amount,
                    payment_method, country, currency)
                values (?::timestamptz, ?, 1, ?::timestamptz, ?::timestamptz, gen_random_uuid(), ?,
                    (?::timestamptz at time zone 'UTC')::date, 1, 'USER_1', '{P1,P2}', '{2,3}', '{1.5,2}', '{0,0}', 9.25,
                    'PayPal', 'France', 'EUR')
                """, landed, offset, landed, occurred, partition, landed);
    }

    /** A cart event of Japan that has just happened and landed. */
    static void cartEvent(Connection connection, int partition, long offset, String eventType) throws SQLException {
        Sql.execute(connection, """
                insert into landing.cart_event (record_timestamp, log_offset, content_hash, landed_at, occurred_at, event_id,
                    partition, landed_day, generation, event_type, user_id, session_id, country)
                values (now(), ?, 1, now(), now(), gen_random_uuid(), ?, (now() at time zone 'UTC')::date, 1, ?, 'USER_1',
                    'S1', 'Japan')
                """, offset, partition, eventType);
    }

    static void position(Connection connection, String topic, int partition, long nextOffset) throws SQLException {
        Sql.execute(connection, """
                insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                values (?, ?, ?, 'id', ?, now())
                on conflict on constraint position_pk do update set next_offset = excluded.next_offset
                """, topic, partition, nextOffset, nextOffset);
    }

    static void published(Connection connection, String topic, int partition, long nextOffset) throws SQLException {
        Sql.execute(connection, """
                insert into landing.published_position values (?, 1, ?, ?, 1, now())
                on conflict on constraint published_position_pk do update set next_offset = excluded.next_offset
                """, topic, partition, nextOffset);
    }
}
