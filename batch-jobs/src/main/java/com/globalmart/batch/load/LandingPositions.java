package com.globalmart.batch.load;

import static com.globalmart.jooq.realtime.Tables.POSITION;

import com.globalmart.batch.database.Realtime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Landing's own books: positions, and the days on which its records happened. */
@Repository
class LandingPositions {

    private static final List<String> TOPICS =
            List.of(Topic.values()).stream().map(Topic::topicName).toList();

    private final DSLContext realtime;

    LandingPositions(@Realtime DSLContext realtime) {
        this.realtime = realtime;
    }

    List<LandingPosition> all() {
        return realtime.select(
                        POSITION.TOPIC,
                        POSITION.GENERATION,
                        POSITION.PARTITION,
                        POSITION.NEXT_OFFSET,
                        POSITION.LOG_END,
                        POSITION.LOG_END_SEEN_AT)
                .from(POSITION)
                .where(POSITION.TOPIC.in(TOPICS))
                .orderBy(POSITION.TOPIC, POSITION.GENERATION, POSITION.PARTITION)
                .fetch(row -> new LandingPosition(
                        Topic.named(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    /** UTC days from the first to the last given one on which an event of the ranges happened. */
    Set<LocalDate> eventDays(Collection<OffsetRange> ranges, LocalDate first, LocalDate last) {
        var days = new TreeSet<LocalDate>();
        for (var range : ranges) {
            var day = DSL.field("(occurred_at at time zone 'UTC')::date", LocalDate.class);
            days.addAll(realtime.selectDistinct(day)
                    .from(DSL.table(range.topic().landingTable()))
                    .where("generation = ? and partition = ?", range.generation(), range.partition())
                    .and("log_offset >= ? and log_offset < ?", range.from(), range.to())
                    .and("occurred_at >= ?::date and occurred_at < ?::date + 1", first, last)
                    .fetch(day));
        }
        return days.stream().collect(Collectors.toCollection(TreeSet::new));
    }
}
