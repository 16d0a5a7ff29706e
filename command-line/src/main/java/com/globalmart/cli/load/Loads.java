package com.globalmart.cli.load;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads loads and their books. Times are UTC; amounts are check sums, each record in its own currency. */
final class Loads {

    private final JdbcClient warehouse;

    Loads(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /**
     * One pass from landing to the warehouse.
     *
     * @param status OPEN, PUBLISHED or DISCARDED
     * @param endedAt when it was published or discarded; null while it is open
     */
    record Load(
            int loadId,
            LocalDate businessDate,
            int attempt,
            String status,
            LocalDateTime openedAt,
            @Nullable LocalDateTime endedAt) {}

    /**
     * What a load took of a topic. Amounts are null where there is nothing.
     *
     * @param replayed records that had been quarantined before
     */
    record Book(
            String topic,
            long landed,
            long facts,
            long factRows,
            long duplicates,
            long quarantined,
            long replayed,
            @Nullable BigDecimal landedAmount,
            @Nullable BigDecimal factAmount,
            @Nullable BigDecimal duplicateAmount,
            @Nullable BigDecimal quarantinedAmount,
            @Nullable BigDecimal replayedAmount,
            @Nullable BigDecimal replayedBeforeAmount) {}

    /** What a step read, all its ranges together. */
    record StepBook(String step, long ranges, long read, long facts, long duplicates, long quarantined) {}

    /**
     * The bytes of a fact table's partitions of the load's days.
     *
     * @param rows in them, of other loads too
     * @param loaded rows that this load made
     */
    record Size(String fact, long rows, long loaded, long tableBytes, long indexBytes) {}

    /** @param id null for the newest */
    Optional<Load> find(@Nullable Integer id) {
        return warehouse.sql("""
                        select load_id, business_date, attempt, status, opened_at at time zone 'UTC' as opened_at,
                               coalesce(published_at, discarded_at) at time zone 'UTC' as ended_at
                        from warehouse.load
                        where load_id = coalesce(cast(:id as integer), load_id)
                        order by load_id desc limit 1""").param("id", id).query(Load.class).optional();
    }

    List<Book> books(Load load) {
        return warehouse.sql("""
                        select topic, landed, facts, fact_rows, duplicates, quarantined, replayed, landed_amount, fact_amount,
                               duplicate_amount, quarantined_amount, replayed_amount, replayed_before_amount
                        from warehouse.load_book where load_id = ? order by topic""").param(load.loadId()).query(Book.class).list();
    }

    List<StepBook> stepBooks(Load load) {
        return warehouse.sql("""
                        select regexp_replace(step_name, 'Range:.*', '') as step, count(*) as ranges, sum(read) as read, sum(facts) as facts,
                               sum(duplicates) as duplicates, sum(quarantined) as quarantined
                        from warehouse.step_book where load_id = ? group by 1 order by 1""").param(load.loadId()).query(StepBook.class).list();
    }

    List<Size> sizes(Load load) {
        return warehouse.sql("""
                        select s.fact, s.rows, coalesce(b.fact_rows, 0) as loaded, s.table_bytes, s.index_bytes
                        from warehouse.load_size s
                        left join (values ('fact_sales', 'transactions-topic'), ('fact_product_views', 'product-views-topic'),
                                          ('fact_cart_events', 'cart-events-topic')) as of_topic (fact, topic) using (fact)
                        left join warehouse.load_book b using (load_id, topic)
                        where load_id = ? order by s.fact""").param(load.loadId()).query(Size.class).list();
    }
}
