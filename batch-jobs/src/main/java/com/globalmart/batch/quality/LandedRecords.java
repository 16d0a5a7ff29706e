package com.globalmart.batch.quality;

import com.globalmart.batch.database.Realtime;
import com.globalmart.batch.load.Counted;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.load.Topic;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What landed, counted for the books. */
@Repository
class LandedRecords {

    private static final String SALE_AMOUNT =
            "sum((select sum(q * p - coalesce(d, 0)) from unnest(quantities, prices, discounts) as line (q, p, d)))";

    private static final String REPLAYED = """
            and (generation, log_offset) in (
                select replay_generation, replay_offset from landing.quarantine_resolution where topic = :topic)
            """;

    private final JdbcClient warehouse;
    private final JdbcClient realtime;

    LandedRecords(JdbcClient warehouse, @Realtime JdbcClient realtime) {
        this.warehouse = warehouse;
        this.realtime = realtime;
    }

    /** All of the ranges. */
    Counted in(Collection<OffsetRange> ranges) {
        return sum(ranges, "");
    }

    /** Of the ranges what had been quarantined and was replayed, as it landed then. */
    Counted replayedIn(Collection<OffsetRange> ranges) {
        return sum(relanded(ranges), REPLAYED);
    }

    /** The same records as they were when they were quarantined. */
    Counted replayedBefore(Collection<OffsetRange> ranges) {
        return relanded(ranges).stream().map(this::before).reduce(Counted.NONE, Counted::plus);
    }

    private static Collection<OffsetRange> relanded(Collection<OffsetRange> ranges) {
        return ranges.stream().filter(OffsetRange::isOfRelanded).toList();
    }

    private Counted sum(Collection<OffsetRange> ranges, String condition) {
        return ranges.stream().map(range -> sum(range, condition)).reduce(Counted.NONE, Counted::plus);
    }

    private Counted sum(OffsetRange range, String condition) {
        return realtime.sql("""
                        select count(*), %s
                        from %s
                        where generation = :generation and partition = :partition and log_offset >= :from and log_offset < :to %s
                        """.formatted(
                                range.topic() == Topic.SALES ? SALE_AMOUNT : "null::numeric",
                                range.topic().landingTable(),
                                condition))
                .param("topic", range.topic().topicName())
                .param("generation", range.generation())
                .param("partition", range.partition())
                .param("from", range.from())
                .param("to", range.to())
                .query((row, number) -> new Counted(row.getLong(1), row.getBigDecimal(2)))
                .single();
    }

    private Counted before(OffsetRange range) {
        var quarantined = realtime.sql("""
                        select coalesce(json_agg(r), '[]')::text
                        from landing.quarantine_resolution as r
                        where topic = ? and replay_generation = ? and replay_offset >= ? and replay_offset < ?
                        """)
                .params(range.topic().topicName(), range.generation(), range.from(), range.to())
                .query(String.class)
                .single();
        return warehouse
                .sql("""
                        select count(*), sum(q.amount)
                        from quality.quarantine as q
                        join json_populate_recordset(null::quality.quarantine, :quarantined::json) as r
                            using (topic, generation, partition, log_offset)
                        """)
                .param("quarantined", quarantined)
                .query((row, number) -> new Counted(row.getLong(1), row.getBigDecimal(2)))
                .single();
    }
}
