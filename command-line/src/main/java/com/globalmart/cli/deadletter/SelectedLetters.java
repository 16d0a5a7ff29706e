package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code landing.selected_letter}: which letters a request is about, and the bytes that are to land in their place. It
 * takes open letters only. A selection that no request names is harmless.
 */
final class SelectedLetters {

    private final JdbcClient realtime;
    private final JdbcClient warehouse;

    SelectedLetters(Databases databases) {
        this.realtime = databases.client(Database.REALTIME);
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /**
     * What was asked about a letter.
     *
     * @param state OPEN, DONE or REFUSED
     * @param outcome what ingest says; null while it is open
     */
    record Asked(
            long requestId,
            String kind,
            String state,
            String requestedBy,
            LocalDateTime requestedAt,
            @Nullable String reason,
            @Nullable String outcome) {}

    /**
     * Selects one letter with other bytes.
     *
     * @return how many were selected: 0 where it is not open any more
     */
    int addMended(UUID selection, RecordId id, Payload mended) {
        return realtime.sql("""
                        insert into landing.selected_letter
                            (selection_id, topic, generation, partition, log_offset, record_key, record_value)
                        select :selection, topic, generation, partition, log_offset, :key, :value
                        from landing.dead_letter
                        where topic = :topic and generation = :generation and partition = :partition
                          and log_offset = :offset and state = 'OPEN'""")
                .param("selection", selection)
                .param("key", mended.recordKey(), java.sql.Types.BINARY)
                .param("value", mended.recordValue(), java.sql.Types.BINARY)
                .param("topic", id.topic())
                .param("generation", id.generation())
                .param("partition", id.partition())
                .param("offset", id.offset())
                .update();
    }

    /**
     * Selects letters by their names.
     *
     * @param withBytes whether the bytes are to land as they came; without, the letters are to be discarded
     * @return how many were selected
     */
    int add(UUID selection, Selection.Named named, boolean withBytes) {
        return realtime.sql("""
                        insert into landing.selected_letter
                            (selection_id, topic, generation, partition, log_offset, record_key, record_value)
                        select :selection, topic, generation, partition, log_offset,
                               case when :withBytes then record_key end, case when :withBytes then record_value end
                        from landing.dead_letter
                        where (topic, generation, partition, log_offset) in (:ids) and state = 'OPEN'""")
                .param("selection", selection)
                .param("withBytes", withBytes)
                .param(
                        "ids",
                        named.ids().stream()
                                .map(id -> new Object[] {id.topic(), id.generation(), id.partition(), id.offset()})
                                .toList())
                .update();
    }

    /**
     * Selects what is open, the oldest first.
     *
     * @param most how many at most: those that were counted before, not what has come since
     * @param withBytes whether the bytes are to land as they came; without, the letters are to be discarded
     * @return how many were selected
     */
    int add(UUID selection, Selection.Open open, long most, boolean withBytes) {
        return realtime.sql("""
                        insert into landing.selected_letter
                            (selection_id, topic, generation, partition, log_offset, record_key, record_value)
                        select :selection, topic, generation, partition, log_offset,
                               case when :withBytes then record_key end, case when :withBytes then record_value end
                        from landing.dead_letter
                        where state = 'OPEN' and topic = coalesce(cast(:topic as text), topic)
                          and reason = coalesce(cast(:reason as text), reason)
                        order by received_at, topic, generation, partition, log_offset
                        limit :most""")
                .param("selection", selection)
                .param("withBytes", withBytes)
                .param("topic", open.topic())
                .param("reason", open.reason())
                .param("most", most)
                .update();
    }

    /** What was asked about a letter so far, the oldest first. */
    List<Asked> asked(RecordId id) {
        var selections = realtime.sql("""
                        select selection_id::text from landing.selected_letter
                        where topic = :topic and generation = :generation and partition = :partition
                          and log_offset = :offset""")
                .param("topic", id.topic())
                .param("generation", id.generation())
                .param("partition", id.partition())
                .param("offset", id.offset())
                .query(String.class)
                .list();
        if (selections.isEmpty()) {
            return List.of();
        }
        return warehouse
                .sql("""
                        select request_id, kind, state, requested_by, requested_at at time zone 'UTC' as requested_at,
                               reason, outcome
                        from ops.request
                        where parameters ->> 'selection' in (:selections)
                        order by request_id""")
                .param("selections", selections)
                .query(Asked.class)
                .list();
    }
}
