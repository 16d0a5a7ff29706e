package com.globalmart.batch.publish;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;
import static com.globalmart.batch.dimension.product.ProductDimension.PRODUCTS;

import com.globalmart.batch.analytics.AnalyticsPublication;
import com.globalmart.batch.database.Realtime;
import com.globalmart.batch.dimension.Rekeys;
import com.globalmart.batch.dimension.Versions;
import com.globalmart.batch.dimension.customer.CustomerSegments;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.Staging;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Publishing a load. Until then nothing that a reader sees has changed. */
@Repository
class Publication {

    private final JdbcClient warehouse;
    private final JdbcClient realtime;
    private final Loads loads;
    private final Staging staging;
    private final Versions versions;
    private final CustomerSegments segments;
    private final Rekeys rekeys;
    private final AnalyticsPublication analytics;

    Publication(
            JdbcClient warehouse,
            @Realtime JdbcClient realtime,
            Loads loads,
            Staging staging,
            Versions versions,
            CustomerSegments segments,
            Rekeys rekeys,
            AnalyticsPublication analytics) {
        this.warehouse = warehouse;
        this.realtime = realtime;
        this.loads = loads;
        this.staging = staging;
        this.versions = versions;
        this.segments = segments;
        this.rekeys = rekeys;
        this.analytics = analytics;
    }

    /**
     * Applies what staging holds, marks the load published and empties staging, all in the caller's transaction: readers see
     * all of it or nothing.
     *
     * @return how many rows that readers already saw were changed
     */
    int publish(Load load) {
        int changed = versions.publish(CUSTOMERS) + versions.publish(PRODUCTS) + rekeys.apply();
        segments.publish();
        analytics.apply(load);
        loads.markPublished(load);
        warehouse.sql("""
                        update warehouse.published
                        set load_id = ?, business_date = greatest(business_date, ?), published_at = now()
                        """).params(load.loadId(), load.businessDate()).update();
        staging.empty();
        return changed;
    }

    /** Writes back to landing what published loads have taken, for its retention only. Safe to run again. */
    int reportPositions() {
        int reported = 0;
        for (var position : publishedPositions()) {
            reported += realtime.sql("""
                            insert into landing.published_position as p
                                (topic, generation, partition, next_offset, load_id, published_at)
                            values (?, ?, ?, ?, ?, now())
                            on conflict (topic, generation, partition) do update
                                set next_offset = excluded.next_offset, load_id = excluded.load_id,
                                    published_at = excluded.published_at
                                where p.next_offset < excluded.next_offset
                            """)
                    .params(
                            position.topic(),
                            position.generation(),
                            position.partition(),
                            position.nextOffset(),
                            position.loadId())
                    .update();
        }
        return reported;
    }

    private record PublishedPosition(String topic, short generation, int partition, long nextOffset, int loadId) {}

    private List<PublishedPosition> publishedPositions() {
        return warehouse
                .sql("""
                        select topic, generation, partition, to_offset, load_id
                        from warehouse.load_position where load_id = (select load_id from warehouse.published)
                        """)
                .query((row, number) -> new PublishedPosition(
                        row.getString(1), row.getShort(2), row.getInt(3), row.getLong(4), row.getInt(5)))
                .list();
    }
}
