package com.globalmart.batch.analytics;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.CopyRow;
import com.globalmart.copy.CopySource;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what was done with products from one day to another: by the server by key of their versions, and then here by product. */
final class ProductActivityReader {

    private static final String SALES = """
            select product_key, count(*), sum(quantity)::bigint, sum(reporting_amount) from warehouse.fact_sales
            where event_day between date '%1$s' and date '%2$s' and product_key > 0 group by product_key
            """;

    /** Lines of a transaction about one product, but for the first. */
    private static final String REPEATED_LINES = """
            select product_key, sum(lines)::bigint
            from (select product_key, count(*) - 1 as lines from warehouse.fact_sales
                  where event_day between date '%1$s' and date '%2$s' and product_key > 0
                  group by product_key, transaction_id having count(*) > 1) as repeated
            group by product_key
            """;

    private static final String VIEWS = """
            select product_key, count(*) from warehouse.fact_product_views
            where event_day between date '%1$s' and date '%2$s' and product_key > 0
              and event_type_key = (select event_type_key from warehouse.event_type where event_type = 'view')
            group by product_key
            """;

    private static final String PRODUCTS = """
            select product_key, product_id, coalesce(category, 'UNKNOWN')
            from staging.product_ids
            left join (select distinct on (product_id) product_id, category
                       from staging.effective_products
                       where valid_from < (date '%2$s' + 1)::timestamp at time zone 'UTC'
                       order by product_id, valid_from desc) as as_of_date using (product_id)
            where product_key > 0
            order by product_id collate "C"
            """;

    private static final Counts NOTHING = new Counts(0, 0, 0, 0);

    private record Counts(long orders, long units, long revenue, long views) {

        Counts plus(Counts other) {
            return new Counts(
                    orders + other.orders,
                    units + other.units,
                    Math.addExact(revenue, other.revenue),
                    views + other.views);
        }
    }

    private final WarehouseCopy copy;
    private final LocalDate first;
    private final LocalDate last;

    /** Both days are included; categories are those at the end of the last. */
    ProductActivityReader(WarehouseCopy copy, LocalDate first, LocalDate last) {
        this.copy = copy;
        this.first = first;
        this.last = last;
    }

    /** Products with an order or a view, by their ids. */
    List<ProductActivity> read() {
        var counts = new HashMap<Integer, Counts>();
        add(
                counts,
                SALES,
                row -> new Counts(row.bigint(), row.bigint(), row.numeric(ProductActivity.REVENUE_SCALE), 0));
        add(counts, REPEATED_LINES, row -> new Counts(-row.bigint(), 0, 0, 0));
        add(counts, VIEWS, row -> new Counts(0, 0, 0, row.bigint()));
        return products(counts);
    }

    private void add(Map<Integer, Counts> counts, String query, CopySource.Row<Counts> more) {
        copy.read(
                source(query, row -> Map.entry(row.integer(), more.from(row))),
                entry -> counts.merge(entry.getKey(), entry.getValue(), Counts::plus));
    }

    private List<ProductActivity> products(Map<Integer, Counts> counts) {
        var products = new ArrayList<ProductActivity>();
        copy.read(source(PRODUCTS, row -> version(row, counts)), version -> {
            if (!products.isEmpty() && products.getLast().productId().equals(version.productId())) {
                products.set(products.size() - 1, products.getLast().plus(version));
            } else {
                products.add(version);
            }
        });
        products.removeIf(product -> !product.isOrderedOrViewed());
        return products;
    }

    private static ProductActivity version(CopyRow row, Map<Integer, Counts> counts) throws SQLException {
        var counted = counts.getOrDefault(row.integer(), NOTHING);
        return new ProductActivity(
                row.text(), row.text(), counted.orders(), counted.units(), counted.revenue(), counted.views());
    }

    private <T> CopySource<T> source(String query, CopySource.Row<T> row) {
        return CopySource.of(query.formatted(first, last), row);
    }
}
