package com.globalmart.admin.quality;

import com.globalmart.admin.database.Realtime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** The books of loads: what was produced, and the fate of each record. */
@Repository
class Books {

    private static final Logger log = LoggerFactory.getLogger(Books.class);

    private static final String BOOKS = """
            with shown as (
                select load_id, business_date, status from warehouse.load
                where status <> 'DISCARDED' and load_id < coalesce(cast(? as integer), 2147483647)
                order by load_id desc limit ?),
            taken as (
                select load_id, topic,
                       coalesce(sum(to_offset - from_offset) filter (where partition >= 0), 0) as produced,
                       coalesce(sum(to_offset - from_offset) filter (where partition < 0), 0) as landed_again
                from warehouse.load_position join shown using (load_id)
                group by load_id, topic)
            select load_id, business_date, status, topic, produced, landed_again, landed, facts, duplicates, quarantined,
                   coalesce(landed_amount, 0) - coalesce(fact_amount, 0) - coalesce(duplicate_amount, 0)
                   - coalesce(quarantined_amount, 0) as missing_amount
            from shown join taken using (load_id) left join warehouse.load_book using (load_id, topic)
            where topic = coalesce(cast(? as text), topic)
            order by load_id desc, topic
            """;

    private static final String RANGES = """
            select load_id, topic, generation, partition, from_offset, to_offset from warehouse.load_position
            where load_id = any(?) and partition >= 0 and to_offset > from_offset
            """;

    /** Range by range: joined as one, all letters of a partition would be compared with all of its ranges. */
    private static final String LETTERS = """
            select taken.load_id, taken.topic, sum(counted.letters)::bigint as letters
            from unnest(?, ?, ?, ?, ?, ?) as taken (load_id, topic, generation, partition, from_offset, to_offset)
            cross join lateral (
                select count(*) as letters from landing.dead_letter l
                where l.topic = taken.topic and l.generation = taken.generation and l.partition = taken.partition
                  and l.log_offset >= taken.from_offset and l.log_offset < taken.to_offset) as counted
            group by taken.load_id, taken.topic
            having sum(counted.letters) > 0
            """;

    private final DSLContext warehouse;
    private final DSLContext realtime;

    Books(DSLContext warehouse, @Realtime DSLContext realtime) {
        this.warehouse = warehouse;
        this.realtime = realtime;
    }

    /** Names a topic in a load. */
    record Place(int loadId, String topic) {}

    /**
     * The books of the newest loads that were not discarded, the newest first, by topic.
     *
     * @param topic only of this topic; null for all
     * @param before only loads with a lower number; null for the newest
     * @param loads of how many loads at most
     */
    List<TopicBook> newest(@Nullable String topic, @Nullable Integer before, int loads) {
        return warehouse.fetch(BOOKS, before, loads, topic).map(Books::book);
    }

    /** How many dead letters there are in what loads took, where there are any; empty when landing does not answer. */
    Optional<Map<Place, Long>> deadLetters(Collection<Integer> loads) {
        var ranges = warehouse.fetch(RANGES, (Object) loads.toArray(Integer[]::new));
        try {
            var letters = new HashMap<Place, Long>();
            realtime.fetch(
                            LETTERS,
                            ranges.getValues("load_id", Integer.class).toArray(Integer[]::new),
                            ranges.getValues("topic", String.class).toArray(String[]::new),
                            ranges.getValues("generation", Short.class).toArray(Short[]::new),
                            ranges.getValues("partition", Integer.class).toArray(Integer[]::new),
                            ranges.getValues("from_offset", Long.class).toArray(Long[]::new),
                            ranges.getValues("to_offset", Long.class).toArray(Long[]::new))
                    .forEach(row -> letters.put(
                            new Place(row.get("load_id", Integer.class), row.get("topic", String.class)),
                            row.get("letters", Long.class)));
            return Optional.of(letters);
        } catch (DataAccessException e) {
            log.debug("dead letters could not be counted", e);
            return Optional.empty();
        }
    }

    private static TopicBook book(Record row) {
        var landed = row.get("landed", Long.class);
        return new TopicBook(
                row.get("load_id", Integer.class),
                row.get("business_date", LocalDate.class),
                row.get("status", String.class),
                row.get("topic", String.class),
                row.get("produced", Long.class),
                row.get("landed_again", Long.class),
                landed == null
                        ? null
                        : new TopicBook.Fates(
                                landed,
                                row.get("facts", Long.class),
                                row.get("duplicates", Long.class),
                                row.get("quarantined", Long.class),
                                row.get("missing_amount", BigDecimal.class)));
    }
}
