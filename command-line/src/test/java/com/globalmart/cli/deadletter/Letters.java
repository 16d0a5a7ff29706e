package com.globalmart.cli.deadletter;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.landing.RecordId;
import com.globalmart.db.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dead letters for tests, received one minute after the other, from 12:00 of 2026-03-14 on. */
final class Letters {

    static final String SALES = "transactions-topic";
    static final String CARTS = "cart-events-topic";

    private final JdbcClient realtime = RealDatabases.owner(Database.REALTIME);

    RecordId add(String topic, int offset, Reason reason) {
        return add(
                topic,
                offset,
                reason,
                "KEY_" + offset,
                ("value " + offset).getBytes(StandardCharsets.UTF_8),
                "found x");
    }

    RecordId add(
            String topic, int offset, Reason reason, @Nullable String key, byte @Nullable [] value, String detail) {
        realtime.sql("""
                        insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_key,
                            record_value, record_timestamp, received_at)
                        values (:topic, 1, 0, :offset, :reason, :detail, :key, :value, '2026-03-14 11:00:00Z',
                            timestamptz '2026-03-14 12:00:00Z' + make_interval(mins => :offset))""")
                .param("topic", topic)
                .param("offset", offset)
                .param("reason", reason.name())
                .param("detail", detail)
                .param("key", key == null ? null : key.getBytes(StandardCharsets.UTF_8), Types.BINARY)
                .param("value", value, Types.BINARY)
                .update();
        return new RecordId(topic, 1, 0, offset);
    }

    /** As ingest does when it has carried a request out. */
    void resolve(RecordId id, State state) {
        realtime.sql("""
                        update landing.dead_letter set state = ?, request_id = 77, resolved_at = '2026-03-15 08:00:00Z'
                        where topic = ? and log_offset = ?""").params(state.name(), id.topic(), id.offset()).update();
    }
}
