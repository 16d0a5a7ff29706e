package com.globalmart.admin.deadletter;

import static com.globalmart.jooq.realtime.Tables.DEAD_LETTER;
import static com.globalmart.jooq.realtime.Tables.SELECTED_LETTER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import com.globalmart.admin.database.Realtime;
import com.globalmart.admin.record.Choice;
import com.globalmart.admin.record.RecordId;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.springframework.stereotype.Repository;

/**
 * Which dead letters a request is about, and the bytes that are to land in their place. It takes open letters only. A selection comes
 * before the request that names it: one that no request names does nothing. One that was made before stays as it is.
 */
@Repository
class SelectedLetters {

    private static final Field<byte[]> NOTHING = val(null, DEAD_LETTER.RECORD_VALUE);

    private final DSLContext realtime;

    SelectedLetters(@Realtime DSLContext realtime) {
        this.realtime = realtime;
    }

    /**
     * Selects one letter with other bytes.
     *
     * @return how many the selection has: none where the letter is not open any more
     */
    int selectMended(UUID selection, RecordId id, LetterBytes mended) {
        return once(
                selection,
                landing -> add(
                        landing,
                        selection,
                        val(mended.key(), DEAD_LETTER.RECORD_KEY),
                        val(mended.value(), DEAD_LETTER.RECORD_VALUE),
                        DeadLetters.is(id),
                        1));
    }

    /**
     * Selects letters, the oldest first.
     *
     * @param withBytes whether their bytes are to land as they came; without, they are to be discarded
     * @param most how many at most
     * @return how many the selection has
     */
    int select(UUID selection, Choice choice, boolean withBytes, int most) {
        var which = switch (choice) {
            case Choice.Named(var ids) -> isOneOf(ids);
            case Choice.Open open -> DeadLetters.isOpen(open);
        };
        var key = withBytes ? DEAD_LETTER.RECORD_KEY : NOTHING;
        var value = withBytes ? DEAD_LETTER.RECORD_VALUE : NOTHING;
        return once(selection, landing -> add(landing, selection, key, value, which, most));
    }

    /** The selections that a letter is in. */
    List<String> selectionsWith(RecordId id) {
        try {
            return realtime.select(SELECTED_LETTER.SELECTION_ID)
                    .from(SELECTED_LETTER)
                    .where(SELECTED_LETTER.TOPIC.eq(id.topic()))
                    .and(SELECTED_LETTER.GENERATION.eq((short) id.generation()))
                    .and(SELECTED_LETTER.PARTITION.eq(id.partition()))
                    .and(SELECTED_LETTER.LOG_OFFSET.eq(id.offset()))
                    .fetch(row -> row.value1().toString());
        } catch (DataAccessException e) {
            throw new LandingAwayException(e);
        }
    }

    private int once(UUID selection, ToIntFunction<DSLContext> add) {
        try {
            return realtime.transactionResult(transaction -> {
                var landing = transaction.dsl();
                landing.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", selection.toString());
                int known = landing.fetchCount(SELECTED_LETTER, SELECTED_LETTER.SELECTION_ID.eq(selection));
                return known > 0 ? known : add.applyAsInt(landing);
            });
        } catch (DataAccessException e) {
            throw new LandingAwayException(e);
        }
    }

    private static int add(
            DSLContext landing, UUID selection, Field<byte[]> key, Field<byte[]> value, Condition which, int most) {
        return landing.insertInto(
                        SELECTED_LETTER,
                        SELECTED_LETTER.SELECTION_ID,
                        SELECTED_LETTER.TOPIC,
                        SELECTED_LETTER.GENERATION,
                        SELECTED_LETTER.PARTITION,
                        SELECTED_LETTER.LOG_OFFSET,
                        SELECTED_LETTER.RECORD_KEY,
                        SELECTED_LETTER.RECORD_VALUE)
                .select(landing.select(
                                val(selection),
                                DEAD_LETTER.TOPIC,
                                DEAD_LETTER.GENERATION,
                                DEAD_LETTER.PARTITION,
                                DEAD_LETTER.LOG_OFFSET,
                                key,
                                value)
                        .from(DEAD_LETTER)
                        .where(which)
                        .and(DEAD_LETTER.STATE.eq(inline("OPEN")))
                        .orderBy(
                                DEAD_LETTER.RECEIVED_AT,
                                DEAD_LETTER.TOPIC,
                                DEAD_LETTER.GENERATION,
                                DEAD_LETTER.PARTITION,
                                DEAD_LETTER.LOG_OFFSET)
                        .limit(most))
                .execute();
    }

    private static Condition isOneOf(List<RecordId> ids) {
        return ids.stream().map(DeadLetters::is).reduce(Condition::or).orElse(noCondition());
    }
}
