package com.globalmart.admin.quarantine;

import static com.globalmart.jooq.realtime.Tables.SELECTED_RECORD;
import static org.jooq.impl.DSL.val;

import com.globalmart.admin.database.Realtime;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.RecordId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/**
 * Which quarantined records a request is about, and what takes the place of their fields. A selection comes before the request that
 * names it: one that no request names does nothing.
 */
@Repository
class SelectedRecords {

    private static final Logger log = LoggerFactory.getLogger(SelectedRecords.class);

    private static final int AT_ONCE = 5_000;

    private final DSLContext realtime;

    SelectedRecords(@Realtime DSLContext realtime) {
        this.realtime = realtime;
    }

    /**
     * Selects records, once: where the selection was made before, it stays as it is.
     *
     * @param records tells them, asked only where the selection is new
     * @param edit JSON object of the fields that take the place of the records' own; null where they land as they did
     * @return how many the selection has
     * @throws ProblemException if a database does not answer
     */
    int select(UUID selection, Supplier<List<RecordId>> records, @Nullable String edit) {
        try {
            return realtime.transactionResult(transaction -> {
                var landing = transaction.dsl();
                landing.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", selection.toString());
                int known = landing.fetchCount(SELECTED_RECORD, SELECTED_RECORD.SELECTION_ID.eq(selection));
                return known > 0 ? known : add(landing, selection, records.get(), edit);
            });
        } catch (DataAccessException e) {
            log.warn("records could not be selected in landing", e);
            throw ProblemException.conflict(
                    "The databases do not answer, so nothing was asked for. Press the button again when they do: what was chosen is asked for once.");
        }
    }

    private static int add(DSLContext landing, UUID selection, List<RecordId> records, @Nullable String edit) {
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            var some = records.subList(from, Math.min(records.size(), from + AT_ONCE));
            landing.execute(
                    """
                    insert into landing.selected_record (selection_id, topic, generation, partition, log_offset, edit)
                    select {0}, topic, generation, partition, log_offset, {1}
                    from unnest({2}, {3}, {4}, {5}) as chosen (topic, generation, partition, log_offset)""",
                    val(selection),
                    val(edit == null ? null : JSONB.valueOf(edit), JSONB.class),
                    val(some.stream().map(RecordId::topic).toArray(String[]::new)),
                    val(some.stream().map(id -> (short) id.generation()).toArray(Short[]::new)),
                    val(some.stream().map(RecordId::partition).toArray(Integer[]::new)),
                    val(some.stream().map(RecordId::offset).toArray(Long[]::new)));
        }
        return records.size();
    }
}
