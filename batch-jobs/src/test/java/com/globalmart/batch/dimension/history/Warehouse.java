package com.globalmart.batch.dimension.history;

import com.globalmart.batch.Databases;
import com.globalmart.db.Database;
import java.util.ArrayList;
import java.util.List;

/** What the published warehouse holds, in the words of {@link PlainModel#lines()}. */
final class Warehouse {

    private static final List<String> QUERIES = List.of("""
            select format('%s from %s to %s: %s %s %s %s %s %s %s', user_id, micros(valid_from), micros(valid_to),
                          case when is_inferred then 'inferred' else 'stated' end, coalesce(country, 'null'),
                          coalesce(city, 'null'), age_band, coalesce(loyalty_tier, 'null'),
                          coalesce(array_to_string(preferences, '|'), 'null'), coalesce(registration_date::text, 'null'))
            from warehouse.dim_customers where customer_key > 0
            """, """
            select format('%s from %s to %s: %s %s %s %s %s %s', product_id, micros(valid_from), micros(valid_to),
                          case when is_inferred then 'inferred' else 'stated' end, coalesce(product_name, 'null'),
                          coalesce(category, 'null'), coalesce((price * 100)::integer::text, 'null'),
                          coalesce(is_active::text, 'null'), coalesce(inventory::text, 'null'))
            from warehouse.dim_products where product_key > 0
            """, """
            select format('event %s line %s: %s since %s, %s since %s', right(id, 12)::bigint, line, user_id,
                          micros(c.valid_from), product_id, micros(p.valid_from))
            from (select transaction_id::text as id, line_number as line, customer_key, product_key from warehouse.fact_sales
                  union all select event_id::text, 1, customer_key, product_key from warehouse.fact_product_views
                  union all select event_id::text, 1, customer_key, product_key from warehouse.fact_cart_events) as f
            left join warehouse.dim_customers c using (customer_key) left join warehouse.dim_products p using (product_key)
            """, """
            select format('sold %s in %s: %s', event_day, member, units)
            from warehouse.daily_sales where dimension = 'category'
            """);

    private Warehouse() {}

    /** Lines in order. */
    static List<String> lines() {
        var owner = Databases.as(Database.WAREHOUSE, "migrator");
        var lines = new ArrayList<String>();
        for (var query : QUERIES) {
            lines.addAll(owner.queryForList(
                    query.replaceAll("micros\\(([a-z._]+)\\)", "(extract(epoch from $1) * 1000000)::bigint"),
                    String.class));
        }
        return lines.stream().sorted().toList();
    }
}
