package com.globalmart.batch.load;

import static com.globalmart.jooq.realtime.Tables.POSITION;

import com.globalmart.batch.database.Realtime;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    /**
     * UTC days from the first to the last given one on which an event of a topic happened.
     *
     * @param ranges of the topic
     */
    Set<LocalDate> eventDays(Topic topic, Collection<OffsetRange> ranges, LocalDate first, LocalDate last) {
        if (ranges.isEmpty()) {
            return Set.of();
        }
        var within = ranges.stream()
                .map(range -> DSL.condition(
                        "generation = ? and partition = ? and log_offset >= ? and log_offset < ?",
                        range.generation(),
                        range.partition(),
                        range.from(),
                        range.to()))
                .toList();
        return realtime
                .resultQuery(
                        """
                        select (midnight at time zone 'UTC')::date
                        from (select distinct date_bin('1 day', occurred_at, timestamptz '1970-01-01T00:00Z') as midnight
                              from {0} where {1} and occurred_at >= {2} and occurred_at < {3}) as days
                        """,
                        DSL.table(topic.landingTable()),
                        DSL.or(within),
                        DSL.val(beginOf(first)),
                        DSL.val(beginOf(last.plusDays(1))))
                .fetchInto(LocalDate.class)
                .stream()
                .collect(Collectors.toSet());
    }

    private static OffsetDateTime beginOf(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
