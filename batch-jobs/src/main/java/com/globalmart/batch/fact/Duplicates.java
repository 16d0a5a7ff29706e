package com.globalmart.batch.fact;

import static com.globalmart.jooq.warehouse.quality.Tables.DUPLICATE;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Topic;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Landed records whose identity an earlier record with the same content holds, each with a pointer to its twin. */
@Repository
class Duplicates {

    private final DSLContext warehouse;

    Duplicates(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    void add(Load load, Topic topic, Collection<Repeat> repeats) {
        if (repeats.isEmpty()) {
            return;
        }
        var insert = warehouse.insertInto(
                DUPLICATE,
                DUPLICATE.TOPIC,
                DUPLICATE.GENERATION,
                DUPLICATE.PARTITION,
                DUPLICATE.LOG_OFFSET,
                DUPLICATE.LOAD_ID,
                DUPLICATE.IDENTITY,
                DUPLICATE.FIRST_GENERATION,
                DUPLICATE.FIRST_PARTITION,
                DUPLICATE.FIRST_LOG_OFFSET,
                DUPLICATE.AMOUNT);
        for (var repeat : repeats) {
            var position = repeat.fact().landed().position();
            var first = repeat.holder().position();
            insert = insert.values(
                    topic.topicName(),
                    position.generation(),
                    position.partition(),
                    position.offset(),
                    load.loadId(),
                    repeat.fact().id(),
                    first.generation(),
                    first.partition(),
                    first.offset(),
                    repeat.fact().amount());
        }
        insert.execute();
    }
}
