package com.globalmart.batch.dimension;

import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.CopyTarget;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final List<String> DIMENSIONS = List.of("customer", "product");

    private record Noted(String dimension, MovedPeriod period) {}

    private static final CopyTarget<Noted> PERIODS = CopyTarget.of(
            "staging.moved_period",
            timestamptz("from_time", noted -> noted.period().from()),
            timestamptz("to_time", noted -> noted.period().to()),
            integer("old_key", noted -> noted.period().oldKey()),
            integer("new_key", noted -> noted.period().newKey()),
            text("dimension", Noted::dimension));

    /** One partition of a fact table. */
    private record Partition(String fact, LocalDate day) {}

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

    /** The next days, in order, that a noted stretch of time touches and that loads have brought facts to. */
    List<LocalDate> days(LocalDate after, int limit) {
        return warehouse
                .sql("""
                        select event_day
                        from (select distinct event_day from warehouse.load_day where event_day > :after) as loaded
                        where exists (select from staging.moved_period
                                      where from_time < (event_day + 1)::timestamp at time zone 'UTC'
                                        and to_time > event_day::timestamp at time zone 'UTC')
                        order by 1 limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(LocalDate.class)
                .list();
    }

    /** Lists the facts of a day that move, all three tables; returns how many stretches of time have some. */
    int find(LocalDate day) {
        int found = 0;
        for (var dimension : DIMENSIONS) {
            for (var fact : FACTS) {
                found += warehouse
                        .sql("""
                                insert into staging.rekey
                                    (fact, event_day, dimension, old_key, new_key, from_time, to_time, facts)
                                select '%1$s', :day, '%2$s', m.old_key, m.new_key, m.from_time, m.to_time, count(*)
                                from staging.moved_period m
                                join warehouse.%1$s f on f.%2$s_key = m.old_key
                                    and f.occurred_at >= m.from_time and f.occurred_at < m.to_time
                                where m.dimension = '%2$s' and f.event_day = :day
                                  and m.from_time < (:day + 1)::timestamp at time zone 'UTC'
                                  and m.to_time > (:day)::timestamp at time zone 'UTC'
                                group by m.old_key, m.new_key, m.from_time, m.to_time
                                """.formatted(fact, dimension))
                        .param("day", day)
                        .update();
            }
        }
        return found;
    }

    /**
     * Moves the listed facts, partition by partition; a fact that changes both keys is written once.
     *
     * @return how many facts moved
     */
    public int apply() {
        int moved = 0;
        for (var partition : partitions()) {
            moved += warehouse
                    .sql("""
                            update warehouse.%1$s f
                            set customer_key = m.customer_key, product_key = m.product_key
                            from (select old.ctid, coalesce(c.new_key, old.customer_key) as customer_key,
                                         coalesce(p.new_key, old.product_key) as product_key
                                  from warehouse.%1$s old
                                  left join staging.rekey c
                                      on c.fact = '%1$s' and c.event_day = :day and c.dimension = 'customer'
                                     and c.old_key = old.customer_key and c.new_key <> c.old_key
                                     and old.occurred_at >= c.from_time and old.occurred_at < c.to_time
                                  left join staging.rekey p
                                      on p.fact = '%1$s' and p.event_day = :day and p.dimension = 'product'
                                     and p.old_key = old.product_key and p.new_key <> p.old_key
                                     and old.occurred_at >= p.from_time and old.occurred_at < p.to_time
                                  where old.event_day = :day and (c.new_key is not null or p.new_key is not null)) as m
                            where f.event_day = :day and f.ctid = m.ctid
                            """.formatted(partition.fact()))
                    .param("day", partition.day())
                    .update();
        }
        return moved;
    }

    private List<Partition> partitions() {
        var partitions = new ArrayList<Partition>();
        warehouse
                .sql("select distinct fact, event_day from staging.rekey where new_key <> old_key order by 1, 2")
                .query(row -> {
                    partitions.add(new Partition(row.getString(1), row.getObject(2, LocalDate.class)));
                });
        return partitions;
    }
}
