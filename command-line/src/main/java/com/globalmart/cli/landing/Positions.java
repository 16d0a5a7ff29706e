package com.globalmart.cli.landing;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far landing is, what was given up, and who keeps it waiting. Times are UTC. */
final class Positions {

    private final JdbcClient realtime;

    Positions(Databases databases) {
        this.realtime = databases.client(Database.REALTIME);
    }

    /** Offsets from {@code fromOffset} up to, not with, {@code toOffset}, that an operator gave up. */
    record AcceptedGap(
            String topic,
            int generation,
            int partition,
            long fromOffset,
            long toOffset,
            long requestId,
            LocalDateTime acceptedAt) {}

    /**
     * A session that holds a lock on landing for which ingest may wait.
     *
     * @param since begin of its transaction; null where it has none any more
     */
    record LockHolder(
            int processId,
            @Nullable String roleName,
            @Nullable String application,
            @Nullable LocalDateTime since,
            @Nullable String query) {}

    /** Every partition of every generation, in the order of topics, generations, partitions. */
    List<LandedPosition> all() {
        return realtime.sql("""
                        with letter as (
                            select topic, generation, partition, count(*) as letters
                            from landing.dead_letter where state = 'OPEN'
                            group by topic, generation, partition
                        ),
                        newest as (
                            select distinct on (topic) topic, generation, topic_id
                            from landing.position where partition >= 0
                            order by topic, generation desc
                        )
                        select p.topic, p.generation, p.partition,
                               coalesce(p.generation = newest.generation, false) as is_newest,
                               coalesce(p.partition >= 0 and p.topic_id <> newest.topic_id, false) as is_lost_topic,
                               p.next_offset, p.log_end, p.log_end_seen_at at time zone 'UTC' as seen_at,
                               extract(epoch from now() - p.log_end_seen_at)::float8 as seen_seconds_ago,
                               now() at time zone 'UTC' as asked_at,
                               taken.next_offset as published_to, coalesce(letter.letters, 0) as open_letters
                        from landing.position p
                        left join newest on newest.topic = p.topic
                        left join landing.published_position taken
                            on (taken.topic, taken.generation, taken.partition) = (p.topic, p.generation, p.partition)
                        left join letter
                            on (letter.topic, letter.generation, letter.partition) = (p.topic, p.generation, p.partition)
                        order by p.topic, p.generation, p.partition""").query(LandedPosition.class).list();
    }

    List<AcceptedGap> acceptedGaps() {
        return realtime.sql("""
                        select topic, generation, partition, from_offset, to_offset, request_id,
                               accepted_at at time zone 'UTC' as accepted_at
                        from landing.accepted_gap
                        order by landing.accepted_gap.accepted_at""").query(AcceptedGap.class).list();
    }

    /** The longest first. */
    List<LockHolder> lockHolders() {
        return realtime.sql("""
                        select process_id, role_name::text, application, since at time zone 'UTC' as since, query
                        from landing.lock_holders()""").query(LockHolder.class).list();
    }
}
