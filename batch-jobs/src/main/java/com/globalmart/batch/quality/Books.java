package com.globalmart.batch.quality;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.Topic;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The books of a load: for each topic what landed, and what became of it, in records and in money. */
@Repository
class Books {

    private record Taken(long facts, long rows, @Nullable BigDecimal amount) {}

    private final JdbcClient warehouse;
    private final LandedRecords landedRecords;
    private final Loads loads;

    Books(JdbcClient warehouse, LandedRecords landedRecords, Loads loads) {
        this.warehouse = warehouse;
        this.landedRecords = landedRecords;
        this.loads = loads;
    }

    /** Writes the books of the load anew; returns how many landed records they account for. */
    long close(Load load) {
        warehouse
                .sql("delete from warehouse.load_book where load_id = ?")
                .param(load.loadId())
                .update();
        long records = 0;
        for (var topic : Topic.values()) {
            var ranges = loads.ranges(load, topic);
            var landed = landedRecords.in(ranges);
            var replayed = landedRecords.replayedIn(ranges);
            var taken = taken(load, topic);
            warehouse
                    .sql("""
                            insert into warehouse.load_book (load_id, topic, landed, facts, fact_rows, duplicates, quarantined,
                                landed_amount, fact_amount, duplicate_amount, quarantined_amount, replayed, replayed_amount,
                                replayed_before_amount)
                            select :load, :topic, :landed, :facts, :rows, d.records, q.records, :landedAmount, :factAmount,
                                   d.amount, q.amount, :replayed, :replayedAmount, :replayedBeforeAmount
                            from (select count(*) as records, sum(amount) as amount
                                  from quality.duplicate where load_id = :load and topic = :topic) as d,
                                 (select count(*) as records, sum(amount) as amount
                                  from quality.quarantine where load_id = :load and topic = :topic) as q
                            """)
                    .param("load", load.loadId())
                    .param("topic", topic.topicName())
                    .param("landed", landed.records())
                    .param("facts", taken.facts())
                    .param("rows", taken.rows())
                    .param("landedAmount", landed.amount())
                    .param("factAmount", taken.amount())
                    .param("replayed", replayed.records())
                    .param("replayedAmount", replayed.amount())
                    .param(
                            "replayedBeforeAmount",
                            landedRecords.replayedBefore(ranges).amount())
                    .update();
            records += landed.records();
        }
        return records;
    }

    private Taken taken(Load load, Topic topic) {
        var sql = switch (topic) {
            case SALES -> """
                        select (select count(*) from warehouse.transaction_identity where load_id = :load), count(*), sum(net_amount)
                        from warehouse.fact_sales where load_id = :load and event_day in (:days)
                        """;
            case PRODUCT_VIEWS -> """
                        select count(*), count(*), null::numeric
                        from warehouse.fact_product_views where load_id = :load and event_day in (:days)
                        """;
            case CART_EVENTS -> """
                        select count(*), count(*), null::numeric
                        from warehouse.fact_cart_events where load_id = :load and event_day in (:days)
                        """;
            case CUSTOMERS ->
                "select count(*), count(*), null::numeric from warehouse.customer_statement where load_id = :load";
            case PRODUCTS ->
                "select count(*), count(*), null::numeric from warehouse.product_statement where load_id = :load";
        };
        return warehouse
                .sql(sql)
                .param("load", load.loadId())
                .param("days", loads.days(load))
                .query((row, number) -> new Taken(row.getLong(1), row.getLong(2), row.getBigDecimal(3)))
                .single();
    }
}
