package com.globalmart.admin.deadletter;

import static com.globalmart.jooq.realtime.Tables.DEAD_LETTER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import com.globalmart.admin.database.Realtime;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.Choice;
import com.globalmart.admin.record.RecordId;
import com.globalmart.admin.record.ShownText;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.springframework.stereotype.Repository;

/**
 * Records that ingest could not read. Read here only: what becomes of one is a request, which ingest carries out. Every method
 * throws {@link LandingAwayException} when the database does not answer.
 */
@Repository
class DeadLetters {

    private static final int LONGEST_DETAIL = 200;
    private static final int MOST_CHARACTERS = 2_000;

    private final DSLContext realtime;

    DeadLetters(@Realtime DSLContext realtime) {
        this.realtime = realtime;
    }

    /** What there is, by topic and reason; what waits for somebody first. */
    List<LetterGroup> groups() {
        var open = count().filterWhere(DEAD_LETTER.STATE.eq(inline("OPEN")));
        var mended = count().filterWhere(DEAD_LETTER.STATE.eq(inline("MENDED")));
        return answered(() -> realtime.select(DEAD_LETTER.TOPIC, DEAD_LETTER.REASON, open, mended, count())
                .from(DEAD_LETTER)
                .groupBy(DEAD_LETTER.TOPIC, DEAD_LETTER.REASON)
                .orderBy(open.desc(), DEAD_LETTER.TOPIC, DEAD_LETTER.REASON)
                .fetch(row -> new LetterGroup(
                        row.value1(),
                        UnreadableReason.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5() - row.value3() - row.value4())));
    }

    /** Letters that pass the filter, the newest first. */
    List<LetterRow> page(LetterFilter filter, int rows) {
        var length = field("coalesce(octet_length({0}), 0)", Long.class, DEAD_LETTER.RECORD_VALUE);
        return answered(() -> realtime.select(
                        DEAD_LETTER.TOPIC,
                        DEAD_LETTER.GENERATION,
                        DEAD_LETTER.PARTITION,
                        DEAD_LETTER.LOG_OFFSET,
                        DEAD_LETTER.REASON,
                        DEAD_LETTER.DETAIL,
                        DEAD_LETTER.RECEIVED_AT,
                        DEAD_LETTER.STATE,
                        length)
                .from(DEAD_LETTER)
                .where(condition(filter))
                .orderBy(
                        DEAD_LETTER.RECEIVED_AT.desc(),
                        DEAD_LETTER.TOPIC,
                        DEAD_LETTER.GENERATION,
                        DEAD_LETTER.PARTITION,
                        DEAD_LETTER.LOG_OFFSET)
                .limit(rows)
                .fetch(row -> new LetterRow(
                        id(row),
                        UnreadableReason.valueOf(row.get(DEAD_LETTER.REASON)),
                        ShownText.line(row.get(DEAD_LETTER.DETAIL), LONGEST_DETAIL),
                        row.get(length),
                        row.get(DEAD_LETTER.RECEIVED_AT),
                        LetterState.valueOf(row.get(DEAD_LETTER.STATE)).state(),
                        row.get(DEAD_LETTER.STATE).equals("OPEN"))));
    }

    /** @throws ProblemException if there is no such letter */
    Letter get(RecordId id) {
        var key = first(DEAD_LETTER.RECORD_KEY);
        var value = first(DEAD_LETTER.RECORD_VALUE);
        var keyLength = length(DEAD_LETTER.RECORD_KEY);
        var valueLength = length(DEAD_LETTER.RECORD_VALUE);
        return answered(() -> realtime.select(
                        DEAD_LETTER.asterisk().except(DEAD_LETTER.RECORD_KEY, DEAD_LETTER.RECORD_VALUE))
                .select(key.as("key"), keyLength.as("key_length"), value.as("value"), valueLength.as("value_length"))
                .from(DEAD_LETTER)
                .where(is(id))
                .fetchOptional(row -> new Letter(
                        id(row),
                        UnreadableReason.valueOf(row.get(DEAD_LETTER.REASON)),
                        ShownText.line(row.get(DEAD_LETTER.DETAIL), MOST_CHARACTERS),
                        LetterState.valueOf(row.get(DEAD_LETTER.STATE)),
                        Moment.of(row.get(DEAD_LETTER.RECORD_TIMESTAMP)),
                        Moment.of(row.get(DEAD_LETTER.RECEIVED_AT)),
                        row.get(DEAD_LETTER.RESOLVED_AT) == null ? null : Moment.of(row.get(DEAD_LETTER.RESOLVED_AT)),
                        row.get(DEAD_LETTER.REQUEST_ID),
                        ShownText.of(row.get("key", byte[].class), row.get("key_length", Long.class)),
                        ShownText.of(row.get("value", byte[].class), row.get("value_length", Long.class)),
                        row.get("value_length", Long.class)))
                .orElseThrow(() -> ProblemException.notFound("There is no dead letter %s.".formatted(id))));
    }

    /** Its bytes. The letter has to be there. */
    LetterBytes bytes(RecordId id) {
        return answered(() -> realtime.select(DEAD_LETTER.RECORD_KEY, DEAD_LETTER.RECORD_VALUE)
                .from(DEAD_LETTER)
                .where(is(id))
                .fetchSingle(row -> new LetterBytes(row.value1(), row.value2())));
    }

    /** How many letters are open with a reason. */
    long openCount(Choice.Open choice) {
        return answered(() -> (long) realtime.fetchCount(DEAD_LETTER, isOpen(choice)));
    }

    /** Letters that are open with a reason. */
    static Condition isOpen(Choice.Open choice) {
        return condition(
                new LetterFilter(choice.topic(), UnreadableReason.of(choice.reasonCode()), LetterState.OPEN, null));
    }

    static Condition is(RecordId id) {
        return DEAD_LETTER
                .TOPIC
                .eq(id.topic())
                .and(DEAD_LETTER.GENERATION.eq((short) id.generation()))
                .and(DEAD_LETTER.PARTITION.eq(id.partition()))
                .and(DEAD_LETTER.LOG_OFFSET.eq(id.offset()));
    }

    private static Condition condition(LetterFilter filter) {
        var condition = noCondition();
        if (filter.topic() != null) {
            condition = condition.and(DEAD_LETTER.TOPIC.eq(filter.topic()));
        }
        if (filter.reason() != null) {
            condition = condition.and(DEAD_LETTER.REASON.eq(filter.reason().name()));
        }
        if (filter.state() != null) {
            condition = condition.and(DEAD_LETTER.STATE.eq(inline(filter.state().name())));
        }
        var after = filter.after();
        if (after == null) {
            return condition;
        }
        var id = after.id();
        return condition
                .and(DEAD_LETTER.RECEIVED_AT.le(after.receivedAt()))
                .and(DEAD_LETTER
                        .RECEIVED_AT
                        .lt(after.receivedAt())
                        .or(row(
                                        DEAD_LETTER.TOPIC,
                                        DEAD_LETTER.GENERATION,
                                        DEAD_LETTER.PARTITION,
                                        DEAD_LETTER.LOG_OFFSET)
                                .gt(id.topic(), (short) id.generation(), id.partition(), id.offset())));
    }

    private static Field<byte[]> first(Field<byte[]> bytes) {
        return field("substring({0} from 1 for {1})", byte[].class, bytes, inline(ShownText.MOST_BYTES));
    }

    private static Field<Long> length(Field<byte[]> bytes) {
        return field("coalesce(octet_length({0}), -1)", Long.class, bytes);
    }

    private static RecordId id(Record row) {
        return new RecordId(
                row.get(DEAD_LETTER.TOPIC),
                row.get(DEAD_LETTER.GENERATION),
                row.get(DEAD_LETTER.PARTITION),
                row.get(DEAD_LETTER.LOG_OFFSET));
    }

    private static <T> T answered(Supplier<T> read) {
        try {
            return read.get();
        } catch (DataAccessException e) {
            throw new LandingAwayException(e);
        }
    }
}
