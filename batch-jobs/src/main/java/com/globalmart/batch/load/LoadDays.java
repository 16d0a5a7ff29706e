package com.globalmart.batch.load;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The UTC days that a load is about. They are given to queries of facts as a list, {@code event_day in (:days)}: PostgreSQL then opens
 * the partitions of these days alone, which it does not where the days come from a subquery.
 */
@Repository
public class LoadDays {

    private final JdbcClient warehouse;

    LoadDays(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** The first day of every month with facts of any load, ascending. */
    public List<LocalDate> months() {
        return warehouse
                .sql("select distinct date_trunc('month', event_day)::date from warehouse.load_day order by 1")
                .query(LocalDate.class)
                .list();
    }

    /**
     * Days whose totals the open load changes, and its business date: those of its events, and those of sales whose product's version
     * changes; ascending.
     */
    public List<LocalDate> touchedByOpenLoad() {
        return warehouse.sql("""
                        select event_day from staging.touched_days
                        union
                        select business_date from warehouse.load where status = 'OPEN'
                        order by 1
                        """).query(LocalDate.class).list();
    }
}
