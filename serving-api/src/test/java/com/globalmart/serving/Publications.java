package com.globalmart.serving;

import com.globalmart.db.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loads that a test publishes after the first one, each with the sales of one day more. */
public final class Publications {

    /** The day that later loads have sales of, and the first has none of. */
    public static final String DAY = "/api/v1/sales/days?from=2026-03-15&to=2026-03-15";

    private final JdbcClient owner = TestWarehouse.owner(Database.WAREHOUSE);

    /** Publishes a load with orders of that day, in one transaction as a publication does it. */
    public void publish(int load, String businessDate, int orders) {
        owner.sql("""
                        with load as (
                            insert into warehouse.load (load_id, business_date, status, published_at)
                            overriding system value values (:load, :date::date, 'PUBLISHED', now()) on conflict do nothing),
                        sales as (
                            insert into warehouse.daily_sales
                                (event_day, load_id, dimension, member, orders, customers, units, revenue)
                            values ('2026-03-15', :load, 'total', 'ALL', :orders, 1, 1, 1))
                        update warehouse.published set load_id = :load, business_date = :date::date, published_at = now()""")
                .param("load", load)
                .param("date", businessDate)
                .param("orders", orders)
                .update();
    }

    /** Publishes the first load again, and removes the others. */
    public void onlyTheFirst() {
        owner.sql("""
                        with gone as (delete from warehouse.daily_sales where load_id > 1)
                        update warehouse.published p
                        set load_id = l.load_id, business_date = l.business_date, published_at = l.published_at
                        from warehouse.load l where l.load_id = 1""").update();
        owner.sql("delete from warehouse.load where load_id > 1").update();
    }

    /** The load that an answer says it is of. */
    public static String load(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Globalmart-Load").orElse("");
    }
}
