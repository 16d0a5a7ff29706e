package com.globalmart.batch.fact;

import static com.globalmart.jooq.warehouse.staging.Tables.REPEAT;

import com.globalmart.batch.load.LogPosition;
import com.globalmart.batch.load.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Records of the open load whose identity another record of the same load holds, found before any fact is loaded. */
@Repository
class Repeats {

    private final DSLContext warehouse;

    Repeats(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Replaces what is known of a topic. */
    void replace(Topic topic, Collection<Repeat> repeats) {
        warehouse.deleteFrom(REPEAT).where(REPEAT.TOPIC.eq(topic.topicName())).execute();
        if (repeats.isEmpty()) {
            return;
        }
        var insert = warehouse.insertInto(
                REPEAT,
                REPEAT.TOPIC,
                REPEAT.GENERATION,
                REPEAT.PARTITION,
                REPEAT.LOG_OFFSET,
                REPEAT.IS_CONFLICT,
                REPEAT.FIRST_GENERATION,
                REPEAT.FIRST_PARTITION,
                REPEAT.FIRST_LOG_OFFSET,
                REPEAT.FIRST_CONTENT_HASH);
        for (var repeat : repeats) {
            var position = repeat.fact().landed().position();
            var first = repeat.holder().position();
            insert = insert.values(
                    topic.topicName(),
                    position.generation(),
                    position.partition(),
                    position.offset(),
                    repeat.isConflict(),
                    first.generation(),
                    first.partition(),
                    first.offset(),
                    repeat.holder().contentHash());
        }
        insert.execute();
    }

    /** The holders of the identities that records of a topic repeat, by the position of the repeating record. */
    Map<LogPosition, IdentityHolder> holders(Topic topic, Collection<LogPosition> positions) {
        var holders = new HashMap<LogPosition, IdentityHolder>();
        warehouse
                .selectFrom(REPEAT)
                .where(REPEAT.TOPIC.eq(topic.topicName()))
                .and(REPEAT.LOG_OFFSET.eq(
                        DSL.any(positions.stream().map(LogPosition::offset).toArray(Long[]::new))))
                .forEach(row -> holders.put(
                        new LogPosition(row.getGeneration(), row.getPartition(), row.getLogOffset()),
                        new IdentityHolder(
                                new LogPosition(
                                        row.getFirstGeneration(), row.getFirstPartition(), row.getFirstLogOffset()),
                                row.getFirstContentHash())));
        return holders;
    }
}
