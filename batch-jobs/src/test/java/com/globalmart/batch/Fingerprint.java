package com.globalmart.batch;

import com.globalmart.db.Database;
import java.util.List;
import java.util.stream.Stream;

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
            "select format('customers of %s %s %s', period_type, period_start, customers) from bi.period_customers",
            """
            select format('rfm %s %s %s %s %s %s', analysis_date, user_id, recency_days, rfm_score, monetary, segment)
            from bi.rfm_analysis where analysis_date = (select max(analysis_date) from bi.rfm_analysis)
            """,
            """
            select format('segment %s %s %s %s %s', analysis_date, segment, customers, orders, revenue)
            from bi.customer_segments where analysis_date = (select max(analysis_date) from bi.customer_segments)
            """,
            """
            select format('scores %s %s %s %s %s', analysis_date, rfm_score, customers, orders, revenue)
            from bi.rfm_distribution where analysis_date = (select max(analysis_date) from bi.rfm_distribution)
            """,
            """
            select format('performance %s %s %s %s %s %s %s %s', analysis_date, product_id, category, orders, units, views,
                          revenue, performance_score)
            from bi.product_performance where analysis_date = (select max(analysis_date) from bi.product_performance)
            """);

    private Fingerprint() {}

    /** Lines in order, each a row that a reader sees, or a record that became none. */
    public static List<String> ofWarehouse() {
        return Stream.of(ofWhatReadersSee(), ofRefusals(), ofRepeats())
                .flatMap(List::stream)
                .toList();
    }

    /** Facts, dimensions, totals, and the analysis of the latest date. */
    static List<String> ofWhatReadersSee() {
        var reader = Databases.as(Database.WAREHOUSE, "bi_reader");
        return QUERIES.stream()
                .flatMap(query -> reader.queryForList(query + " order by 1", String.class).stream())
                .toList();
    }

    /** One statement, and so one snapshot: a digest of what readers see. */
    static String digestOfWhatReadersSee() {
        return "select md5(coalesce(string_agg(line, '\n' order by line), '')) from (%s) as seen (line)"
                .formatted(String.join(" union all ", QUERIES));
    }

    /** The quarantined records, wherever in their topic they stood. */
    static List<String> ofRefusals() {
        return Databases.as(Database.WAREHOUSE, "migrator").queryForList("""
                        select format('refused %s %s %s', topic, reason, payload - 'log_offset') from quality.quarantine order by 1
                        """, String.class);
    }

    /** The identities that records repeated, each as often as it was repeated. */
    static List<String> ofRepeats() {
        return Databases.as(Database.WAREHOUSE, "migrator")
                .queryForList(
                        "select format('repeat %s %s', topic, identity) from quality.duplicate order by 1",
                        String.class);
    }
}
