package com.globalmart.batch.load;

import static com.globalmart.jooq.realtime.Tables.POSITION;

import com.globalmart.batch.database.Realtime;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
            days.addAll(realtime.resultQuery(
                            """
                            select (midnight at time zone 'UTC')::date
                            from (select distinct date_bin('1 day', occurred_at, timestamptz '1970-01-01T00:00Z') as midnight
                                  from {0}
                                  where generation = {1} and partition = {2} and log_offset >= {3} and log_offset < {4}
                                    and occurred_at >= {5} and occurred_at < {6}) as days
                            """,
                            DSL.table(range.topic().landingTable()),
                            DSL.val(range.generation()),
                            DSL.val(range.partition()),
                            DSL.val(range.from()),
                            DSL.val(range.to()),
                            DSL.val(beginOf(first)),
                            DSL.val(beginOf(last.plusDays(1))))
                    .fetchInto(LocalDate.class));
        }
        return days;
    }

    private static OffsetDateTime beginOf(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
