package com.globalmart.batch.fact;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.bool;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.jooq.warehouse.staging.Tables.REPEAT;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.batch.load.Topic;
import com.globalmart.copy.CopyTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Records of the open load whose identity another record of the same load holds, found before any fact is loaded. */
@Repository
class Repeats {

    private record Row(Topic topic, Repeat repeat) {

        LogPosition position() {
            return repeat.fact().landed().position();
        }

        LogPosition first() {
            return repeat.holder().position();
        }
    }

    private static final CopyTarget<Row> TARGET = CopyTarget.of(
            "staging.repeat",
            text("topic", row -> row.topic().topicName()),
            smallint("generation", row -> row.position().generation()),
            integer("partition", row -> row.position().partition()),
            bigint("log_offset", row -> row.position().offset()),
            bool("is_conflict", row -> row.repeat().isConflict()),
            smallint("first_generation", row -> row.first().generation()),
            integer("first_partition", row -> row.first().partition()),
            bigint("first_log_offset", row -> row.first().offset()),
            bigint("first_content_hash", row -> row.repeat().holder().contentHash()));

    private final DSLContext warehouse;
    private final WarehouseCopy copy;

    Repeats(DSLContext warehouse, WarehouseCopy copy) {
        this.warehouse = warehouse;
        this.copy = copy;
    }

    /** Replaces what is known of a topic. */
    void replace(Topic topic, Collection<Repeat> repeats) {
        warehouse.deleteFrom(REPEAT).where(REPEAT.TOPIC.eq(topic.topicName())).execute();
        copy.copy(TARGET, repeats.stream().map(repeat -> new Row(topic, repeat)).toList());
    }

    /**
     * The holders of the identities that records of a topic repeat, by the position of the repeating record.
     *
     * @param first position in a partition of the topic
     * @param last position in the same partition
     */
    Map<LogPosition, IdentityHolder> holders(Topic topic, LogPosition first, LogPosition last) {
        var holders = new HashMap<LogPosition, IdentityHolder>();
        warehouse
                .selectFrom(REPEAT)
                .where(REPEAT.TOPIC.eq(topic.topicName()))
                .and(REPEAT.GENERATION.eq(first.generation()))
                .and(REPEAT.PARTITION.eq(first.partition()))
                .and(REPEAT.LOG_OFFSET.between(first.offset(), last.offset()))
                .forEach(row -> holders.put(
                        new LogPosition(row.getGeneration(), row.getPartition(), row.getLogOffset()),
                        new IdentityHolder(
                                new LogPosition(
                                        row.getFirstGeneration(), row.getFirstPartition(), row.getFirstLogOffset()),
                                row.getFirstContentHash())));
        return holders;
    }
}
