package com.globalmart.cli.demo;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What landed, counted in the database realtime. */
final class LandedNumbers {

    private final JdbcClient realtime;

    LandedNumbers(Databases databases) {
        this.realtime = databases.client(Database.REALTIME);
    }

    /** The next offset expected of each partition of the newest generation, as {@code topic-partition}. */
    Map<String, Long> positions() {
        var positions = new TreeMap<String, Long>();
        realtime.sql("""
                        select distinct on (topic, partition) topic || '-' || partition as topic_partition, next_offset
                        from landing.position
                        where partition >= 0
                        order by topic, partition, generation desc""")
                .query((row, number) -> positions.put(row.getString("topic_partition"), row.getLong("next_offset")))
                .list();
        return positions;
    }

    long landed(Topic topic) {
        return realtime.sql("select count(*) from landing." + topic.landingTable())
                .query(Long.class)
                .single();
    }

    /** By reason. */
    Map<String, Long> deadLetters(Topic topic) {
        var reasons = new TreeMap<String, Long>();
        realtime.sql("select reason, count(*) as letters from landing.dead_letter where topic = :topic group by reason")
                .param("topic", topic.title())
                .query((row, number) -> reasons.put(row.getString("reason"), row.getLong("letters")))
                .list();
        return reasons;
    }
}
