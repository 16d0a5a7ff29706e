package com.globalmart.batch.quality;

import com.globalmart.batch.database.Realtime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offsets that a check looks at, as the JSON list that it reads. */
@Repository
class CheckedRanges {

    private record Range(String topic, int generation, int partition, long fromOffset, long toOffset) {

        String json() {
            return "{\"topic\": \"%s\", \"generation\": %d, \"partition\": %d, \"from_offset\": %d, \"to_offset\": %d}"
                    .formatted(topic, generation, partition, fromOffset, toOffset);
        }
    }

    private final JdbcClient warehouse;
    private final JdbcClient realtime;

    CheckedRanges(JdbcClient warehouse, @Realtime JdbcClient realtime) {
        this.warehouse = warehouse;
        this.realtime = realtime;
    }

    /** What a load took. */
    String ofLoad(int load) {
        return json(warehouse.sql("""
                        select topic, generation, partition, from_offset, to_offset from warehouse.load_position where load_id = ?
                        """).param(load).query(Range.class).list());
    }

    /** What published loads took, from the oldest record on that landing still holds. */
    String ofEverything() {
        var taken = warehouse.sql("""
                        select topic, generation, partition, min(from_offset) as from_offset, max(to_offset) as to_offset
                        from warehouse.load_position join warehouse.load using (load_id)
                        where status = 'PUBLISHED'
                        group by topic, generation, partition
                        """).query(Range.class).list();
        var kept = new ArrayList<Range>();
        for (var range : taken) {
            kept.add(new Range(
                    range.topic(),
                    range.generation(),
                    range.partition(),
                    Math.max(range.fromOffset(), oldest(range)),
                    range.toOffset()));
        }
        return json(kept);
    }

    /** Behind what retention dropped. */
    private long oldest(Range range) {
        return realtime.sql("""
                        select coalesce(max(next_offset), 0) from landing.dropped_position
                        where topic = ? and generation = ? and partition = ?
                        """)
                .params(range.topic(), range.generation(), range.partition())
                .query(Long.class)
                .single();
    }

    private static String json(List<Range> ranges) {
        return ranges.stream().map(Range::json).toList().toString();
    }
}
