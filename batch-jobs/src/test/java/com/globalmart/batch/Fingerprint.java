package com.globalmart.batch;

import com.globalmart.db.Database;
import java.util.ArrayList;
import java.util.List;

/** What readers see, in natural keys: two warehouses that say the same have equal fingerprints. */
public final class Fingerprint {

    private static final List<String> QUERIES = List.of(
            """
            select format('sale %s %s of %s (%s since %s, inferred %s) %s (%s at %s since %s) %s x %s = %s', transaction_id,
                          line_number, user_id, loyalty_tier, c.valid_from_utc, c.is_inferred, product_id, category, price,
                          p.valid_from_utc, quantity, unit_price, revenue)
            from bi.sales join bi.customers c using (customer_key) join bi.products p using (product_key)
            """,
            """
            select format('%s %s of %s since %s %s since %s for %s', event_type, event_id, user_id, c.valid_from_utc,
                          product_id, p.valid_from_utc, view_duration_seconds)
            from bi.product_views join bi.customers c using (customer_key) join bi.products p using (product_key)
            """,
            """
            select format('%s %s of %s since %s %s since %s x %s', event_type, event_id, user_id, c.valid_from_utc,
                          product_id, p.valid_from_utc, quantity)
            from bi.cart_events join bi.customers c using (customer_key) join bi.products p using (product_key)
            """,
            """
            select format('customer %s %s %s from %s to %s, inferred %s', user_id, country, loyalty_tier, valid_from_utc,
                          valid_to_utc, is_inferred)
            from bi.customers
            """,
            """
            select format('product %s %s %s from %s to %s, inferred %s', product_id, category, price, valid_from_utc,
                          valid_to_utc, is_inferred)
            from bi.products
            """,
            "select format('day %s %s %s %s %s %s %s', event_day, dimension, member, orders, customers, units, revenue) from bi.daily_sales",
            "select format('activity %s %s %s %s %s %s', event_day, country, visits, visitors, views, cart_adds) from bi.daily_activity",
            "select format('trend %s %s %s %s %s %s %s', period_type, period_start, category, is_partial, orders, units, revenue) from bi.sales_trends",
            "select format('customers of %s %s %s', period_type, period_start, customers) from bi.period_customers");

    private Fingerprint() {}

    /** Lines in order, each a row that a reader sees. */
    public static List<String> ofWarehouse() {
        var reader = Databases.as(Database.WAREHOUSE, "bi_reader");
        var owner = Databases.as(Database.WAREHOUSE, "migrator");
        var lines = new ArrayList<String>();
        QUERIES.forEach(query -> lines.addAll(reader.queryForList(query + " order by 1", String.class)));
        lines.addAll(owner.queryForList(
                "select format('refused %s %s %s', topic, log_offset, reason) from quality.quarantine order by 1",
                String.class));
        lines.addAll(owner.queryForList(
                "select format('repeat %s %s of %s', topic, log_offset, first_log_offset) from quality.duplicate order by 1",
                String.class));
        return lines;
    }
}
