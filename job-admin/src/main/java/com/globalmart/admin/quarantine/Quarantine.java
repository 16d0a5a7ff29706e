package com.globalmart.admin.quarantine;

import static com.globalmart.jooq.warehouse.quality.Tables.QUARANTINE;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.Choice;
import com.globalmart.admin.record.RecordId;
import com.globalmart.admin.record.ShownText;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Landed records that loads refused. Read here only: what becomes of one is a request, which ingest carries out. */
@Repository
class Quarantine {

    private static final int LONGEST_DETAIL = 200;
    private static final int MOST_CHARACTERS = 16_384;
    private static final int LONGEST_IDENTITY = 100;

    private final DSLContext warehouse;
    private final JsonMapper json;

    Quarantine(DSLContext warehouse, JsonMapper json) {
        this.warehouse = warehouse;
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** What there is, by topic and reason; what waits for somebody first. */
    List<QuarantineGroup> groups() {
        var open = count().filterWhere(QUARANTINE.STATE.eq(inline("OPEN")));
        var replayed = count().filterWhere(QUARANTINE.STATE.eq(inline("REPLAYED")));
        var published = select(LOAD.LOAD_ID).from(LOAD).where(LOAD.STATUS.eq(inline("PUBLISHED")));
        var choosable = count().filterWhere(QUARANTINE.STATE.eq(inline("OPEN")), QUARANTINE.LOAD_ID.in(published));
        return warehouse
                .select(QUARANTINE.TOPIC, QUARANTINE.REASON, open, replayed, count(), choosable)
                .from(QUARANTINE)
                .groupBy(QUARANTINE.TOPIC, QUARANTINE.REASON)
                .orderBy(open.desc(), QUARANTINE.TOPIC, QUARANTINE.REASON)
                .fetch(row -> new QuarantineGroup(
                        row.value1(),
                        RefusalReason.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5() - row.value3() - row.value4(),
                        row.value6() > 0));
    }

    /** Records that pass the filter: of the newest load first. */
    List<QuarantineRow> page(QuarantineFilter filter, int rows) {
        return warehouse
                .select(
                        QUARANTINE.TOPIC,
                        QUARANTINE.GENERATION,
                        QUARANTINE.PARTITION,
                        QUARANTINE.LOG_OFFSET,
                        QUARANTINE.REASON,
                        QUARANTINE.DETAIL,
                        QUARANTINE.IDENTITY,
                        QUARANTINE.LOAD_ID,
                        QUARANTINE.OCCURRED_AT,
                        QUARANTINE.STATE,
                        LOAD.BUSINESS_DATE,
                        LOAD.STATUS)
                .from(QUARANTINE)
                .join(LOAD)
                .on(LOAD.LOAD_ID.eq(QUARANTINE.LOAD_ID))
                .where(condition(filter))
                .orderBy(
                        QUARANTINE.LOAD_ID.desc(),
                        QUARANTINE.TOPIC,
                        QUARANTINE.GENERATION,
                        QUARANTINE.PARTITION,
                        QUARANTINE.LOG_OFFSET)
                .limit(rows)
                .fetch(row -> new QuarantineRow(
                        id(row),
                        RefusalReason.valueOf(row.get(QUARANTINE.REASON)),
                        ShownText.line(row.get(QUARANTINE.DETAIL), LONGEST_DETAIL),
                        ShownText.line(row.get(QUARANTINE.IDENTITY), LONGEST_IDENTITY),
                        row.get(QUARANTINE.LOAD_ID),
                        row.get(LOAD.BUSINESS_DATE),
                        Moment.of(row.get(QUARANTINE.OCCURRED_AT)),
                        QuarantineState.valueOf(row.get(QUARANTINE.STATE)).state(),
                        row.get(QUARANTINE.STATE).equals("OPEN")
                                && row.get(LOAD.STATUS).equals("PUBLISHED")));
    }

    /** @throws ProblemException if there is no such record */
    QuarantinedRecord get(RecordId id) {
        var pretty = field("jsonb_pretty({0})", String.class, QUARANTINE.PAYLOAD);
        var shown = field("left({0}, {1})", String.class, pretty, inline(MOST_CHARACTERS));
        var length = field("length({0})", Integer.class, pretty);
        var again = QUARANTINE.as("again");
        var isRefusedAgain = field(exists(selectOne()
                .from(again)
                .where(again.TOPIC.eq(QUARANTINE.TOPIC))
                .and(again.GENERATION.eq(QUARANTINE.REPLAY_GENERATION))
                .and(again.PARTITION.eq(inline(-1)))
                .and(again.LOG_OFFSET.eq(QUARANTINE.REPLAY_OFFSET))));
        return warehouse
                .select(QUARANTINE.asterisk().except(QUARANTINE.PAYLOAD))
                .select(LOAD.BUSINESS_DATE, LOAD.STATUS, shown, length, isRefusedAgain)
                .from(QUARANTINE)
                .join(LOAD)
                .on(LOAD.LOAD_ID.eq(QUARANTINE.LOAD_ID))
                .where(is(id))
                .fetchOptional(row -> new QuarantinedRecord(
                        id(row),
                        RefusalReason.valueOf(row.get(QUARANTINE.REASON)),
                        ShownText.line(row.get(QUARANTINE.DETAIL), MOST_CHARACTERS),
                        ShownText.line(row.get(QUARANTINE.IDENTITY), LONGEST_IDENTITY),
                        row.get(QUARANTINE.AMOUNT) == null
                                ? null
                                : row.get(QUARANTINE.AMOUNT).toPlainString(),
                        Moment.of(row.get(QUARANTINE.OCCURRED_AT)),
                        Moment.of(row.get(QUARANTINE.QUARANTINED_AT)),
                        row.get(QUARANTINE.LOAD_ID),
                        row.get(LOAD.BUSINESS_DATE),
                        row.get(LOAD.STATUS).equals("PUBLISHED"),
                        row.get(QUARANTINE.JOB_EXECUTION_ID),
                        QuarantineState.valueOf(row.get(QUARANTINE.STATE)),
                        row.get(QUARANTINE.RESOLVED_AT) == null ? null : Moment.of(row.get(QUARANTINE.RESOLVED_AT)),
                        row.get(QUARANTINE.REQUEST_ID),
                        row.get(QUARANTINE.REPLAY_OFFSET) == null
                                ? null
                                : new RecordId(
                                        row.get(QUARANTINE.TOPIC),
                                        row.get(QUARANTINE.REPLAY_GENERATION),
                                        -1,
                                        row.get(QUARANTINE.REPLAY_OFFSET)),
                        row.get(isRefusedAgain),
                        ShownText.lines(row.get(shown)),
                        Math.max(0, row.get(length) - MOST_CHARACTERS)))
                .orElseThrow(() -> ProblemException.notFound("There is no quarantined record %s.".formatted(id)));
    }

    /** What a record says, for an editor, its numbers digit for digit. The record has to be there. */
    ObjectNode payload(RecordId id) {
        return (ObjectNode) json.readTree(warehouse
                .select(QUARANTINE.PAYLOAD)
                .from(QUARANTINE)
                .where(is(id))
                .fetchSingle(QUARANTINE.PAYLOAD)
                .data());
    }

    /** How many records are open with a reason, of published loads. */
    long openCount(Choice.Open choice) {
        return warehouse.fetchCount(warehouse
                .selectOne()
                .from(QUARANTINE)
                .join(LOAD)
                .on(LOAD.LOAD_ID.eq(QUARANTINE.LOAD_ID))
                .where(isOpen(choice)));
    }

    /**
     * Records that are open with a reason, of published loads, the oldest load first.
     *
     * @param most how many at most
     */
    List<RecordId> open(Choice.Open choice, int most) {
        return warehouse
                .select(QUARANTINE.TOPIC, QUARANTINE.GENERATION, QUARANTINE.PARTITION, QUARANTINE.LOG_OFFSET)
                .from(QUARANTINE)
                .join(LOAD)
                .on(LOAD.LOAD_ID.eq(QUARANTINE.LOAD_ID))
                .where(isOpen(choice))
                .orderBy(
                        QUARANTINE.LOAD_ID,
                        QUARANTINE.TOPIC,
                        QUARANTINE.GENERATION,
                        QUARANTINE.PARTITION,
                        QUARANTINE.LOG_OFFSET)
                .limit(most)
                .fetch(Quarantine::id);
    }

    private static Condition isOpen(Choice.Open choice) {
        return condition(new QuarantineFilter(
                        choice.topic(), RefusalReason.of(choice.reasonCode()), QuarantineState.OPEN, null, null))
                .and(LOAD.STATUS.eq(inline("PUBLISHED")));
    }

    private static Condition condition(QuarantineFilter filter) {
        var condition = noCondition();
        if (filter.topic() != null) {
            condition = condition.and(QUARANTINE.TOPIC.eq(filter.topic()));
        }
        if (filter.reason() != null) {
            condition = condition.and(QUARANTINE.REASON.eq(filter.reason().name()));
        }
        if (filter.state() != null) {
            condition = condition.and(QUARANTINE.STATE.eq(inline(filter.state().name())));
        }
        if (filter.businessDate() != null) {
            condition = condition.and(LOAD.BUSINESS_DATE.eq(filter.businessDate()));
        }
        var after = filter.after();
        if (after == null) {
            return condition;
        }
        var id = after.id();
        return condition
                .and(QUARANTINE.LOAD_ID.le(after.loadId()))
                .and(QUARANTINE
                        .LOAD_ID
                        .lt(after.loadId())
                        .or(row(QUARANTINE.TOPIC, QUARANTINE.GENERATION, QUARANTINE.PARTITION, QUARANTINE.LOG_OFFSET)
                                .gt(id.topic(), (short) id.generation(), id.partition(), id.offset())));
    }

    private static Condition is(RecordId id) {
        return QUARANTINE
                .TOPIC
                .eq(id.topic())
                .and(QUARANTINE.GENERATION.eq((short) id.generation()))
                .and(QUARANTINE.PARTITION.eq(id.partition()))
                .and(QUARANTINE.LOG_OFFSET.eq(id.offset()));
    }

    private static RecordId id(Record row) {
        return new RecordId(
                row.get(QUARANTINE.TOPIC),
                row.get(QUARANTINE.GENERATION),
                row.get(QUARANTINE.PARTITION),
                row.get(QUARANTINE.LOG_OFFSET));
    }
}
