package com.globalmart.batch.dimension;

import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.CopyTarget;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Facts that change their dimension key because history changed: the stretches of time that may have some, the list of those
 * that were found, partition by partition, and their change of key when the load is published.
 */
@Repository
public class Rekeys {

    private static final List<String> FACTS = List.of("fact_sales", "fact_product_views", "fact_cart_events");
    private static final List<String> DIMENSIONS = List.of("customer", "product"); // a fact has a key column of each

    private record Noted(String dimension, MovedPeriod period) {}

    private static final CopyTarget<Noted> PERIODS = CopyTarget.of(
            "staging.moved_period",
            timestamptz("from_time", noted -> noted.period().from()),
            timestamptz("to_time", noted -> noted.period().to()),
            integer("old_key", noted -> noted.period().oldKey()),
            integer("new_key", noted -> noted.period().newKey()),
            text("dimension", Noted::dimension));

    /**
     * One partition of a fact table.
     *
     * @param movingFacts how many facts of it move, each counted once
     */
    private record Partition(String fact, LocalDate day, long movingFacts) {}

    private final JdbcClient warehouse;
    private final WarehouseCopy copy;

    Rekeys(JdbcClient warehouse, WarehouseCopy copy) {
        this.warehouse = warehouse;
        this.copy = copy;
    }

    /** Notes stretches of time whose facts, if there are any, move. */
    void note(Dimension<?> dimension, Collection<MovedPeriod> periods) {
        copy.copy(
                PERIODS,
                periods.stream()
                        .map(period -> new Noted(dimension.name(), period))
                        .toList());
    }

    /** The days, in order, that a noted stretch of time touches and that loads have brought facts to. */
    List<LocalDate> days() {
        return warehouse.sql("""
                        select distinct event_day
                        from warehouse.load_day
                        join (select range_agg(tstzrange(from_time, to_time)) as times from staging.moved_period) as moved
                            on moved.times && tstzrange(event_day::timestamp at time zone 'UTC',
                                                        (event_day + 1)::timestamp at time zone 'UTC')
                        order by 1
                        """).query(LocalDate.class).list();
    }

    /** Lists the facts of a day that move, all three tables, in the caller's transaction. */
    void find(LocalDate day) {
        var customers = oldKeys("customer", day);
        var products = oldKeys("product", day);
        for (var fact : FACTS) {
            warehouse
                    .sql("""
                            with seen as materialized (
                                select ctid as place, customer_key, product_key, occurred_at
                                from warehouse.%1$s
                                where event_day = :day
                                  and (customer_key = any(:customers) or product_key = any(:products)))
                            insert into staging.rekey
                                (fact, event_day, dimension, old_key, new_key, from_time, to_time, places)
                            select '%1$s', :day, dimension, old_key, new_key, from_time, to_time, array_agg(place)
                            from seen
                            cross join lateral (values ('customer', customer_key), ('product', product_key))
                                as key (dimension, old_key)
                            join staging.moved_period using (dimension, old_key)
                            where occurred_at >= from_time and occurred_at < to_time
                            group by dimension, old_key, new_key, from_time, to_time
                            """.formatted(fact))
                    .param("day", day)
                    .param("customers", customers)
                    .param("products", products)
                    .update();
        }
    }

    private Integer[] oldKeys(String dimension, LocalDate day) {
        return warehouse
                .sql("""
                        select distinct old_key from staging.moved_period
                        where dimension = :dimension and from_time < (:day + 1)::timestamp at time zone 'UTC'
                          and to_time > (:day)::timestamp at time zone 'UTC'
                        """)
                .param("dimension", dimension)
                .param("day", day)
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
    }

    /**
     * Moves the listed facts, partition by partition; a fact that changes both keys is written once. They are looked up where
     * they stood; where somebody has rewritten a partition since, its facts are looked for once more.
     *
     * @return how many facts moved
     */
    public int apply() {
        int moved = 0;
        for (var partition : partitions()) {
            int found = moveFromTheirPlaces(partition);
            moved += found < partition.movingFacts() ? found + moveWhereverTheyAre(partition) : found;
        }
        return moved;
    }

    private int moveFromTheirPlaces(Partition partition) {
        return warehouse
                .sql("""
                        update warehouse.%1$s f
                        set customer_key = coalesce(m.customer_key, f.customer_key),
                            product_key = coalesce(m.product_key, f.product_key)
                        from (select place, max(from_time) as from_time, min(to_time) as to_time,
                                     max(old_key) filter (where dimension = 'customer') as old_customer_key,
                                     max(new_key) filter (where dimension = 'customer') as customer_key,
                                     max(old_key) filter (where dimension = 'product') as old_product_key,
                                     max(new_key) filter (where dimension = 'product') as product_key
                              from staging.rekey cross join lateral unnest(places) as place
                              where fact = '%1$s' and event_day = :day and new_key <> old_key
                              group by place) as m
                        where f.event_day = :day and f.ctid = m.place
                          and f.occurred_at >= m.from_time and f.occurred_at < m.to_time
                          and f.customer_key = coalesce(m.old_customer_key, f.customer_key)
                          and f.product_key = coalesce(m.old_product_key, f.product_key)
                        """.formatted(partition.fact()))
                .param("day", partition.day())
                .update();
    }

    private int moveWhereverTheyAre(Partition partition) {
        int moved = 0;
        for (var dimension : DIMENSIONS) {
            moved += warehouse
                    .sql("""
                            update warehouse.%1$s f set %2$s_key = r.new_key
                            from staging.rekey r
                            where r.fact = '%1$s' and r.event_day = :day and r.dimension = '%2$s' and r.new_key <> r.old_key
                              and f.event_day = :day and f.%2$s_key = r.old_key
                              and f.occurred_at >= r.from_time and f.occurred_at < r.to_time
                            """.formatted(partition.fact(), dimension))
                    .param("day", partition.day())
                    .update();
        }
        return moved;
    }

    private List<Partition> partitions() {
        return warehouse
                .sql("""
                        select fact, event_day, count(distinct place)
                        from staging.rekey cross join lateral unnest(places) as place
                        where new_key <> old_key group by 1, 2 order by 1, 2
                        """)
                .query((row, number) ->
                        new Partition(row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3)))
                .list();
    }
}
