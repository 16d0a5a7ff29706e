package com.globalmart.batch.landing;

import com.globalmart.batch.database.Realtime;
import com.globalmart.batch.load.Topic;
import com.globalmart.copy.CopyRow;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The five landing tables, with the columns that the batch reads of each. */
@Configuration(proxyBeanMethods = false)
class LandingConfiguration {

    @Bean
    LandingTable<LandedSale> landedSales(@Realtime JdbcTemplate realtime) {
        return new LandingTable<>(
                realtime,
                Topic.SALES,
                "transaction_id",
                """
                transaction_id, occurred_at, user_id, product_ids, quantities, prices, discounts, total_amount,
                payment_method, country, currency, session_id""",
                (envelope, row) -> new LandedSale(
                        envelope,
                        row.uuid(),
                        row.timestamptz(),
                        row.text(),
                        lines(row),
                        row.numeric(),
                        row.text(),
                        row.text(),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text)));
    }

    @Bean
    LandingTable<LandedProductView> landedProductViews(@Realtime JdbcTemplate realtime) {
        return new LandingTable<>(
                realtime,
                Topic.PRODUCT_VIEWS,
                "event_id",
                """
                event_id, event_type, occurred_at, user_id, session_id, country, product_id, product_name, category, price,
                view_duration, results_count, search_query, filter_category, min_price, max_price, product_ids, prices""",
                (envelope, row) -> new LandedProductView(
                        envelope,
                        row.uuid(),
                        row.text(),
                        row.timestamptz(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::numeric),
                        orNone(row.orNull(CopyRow::textArray)),
                        orNone(row.orNull(CopyRow::numericArray))));
    }

    @Bean
    LandingTable<LandedCartEvent> landedCartEvents(@Realtime JdbcTemplate realtime) {
        return new LandingTable<>(
                realtime,
                Topic.CART_EVENTS,
                "event_id",
                """
                event_id, event_type, occurred_at, user_id, session_id, country, cart_size, product_id, product_name,
                category, price, quantity, old_quantity, new_quantity, total_items, cart_value, total_value, currency,
                item_quantities, item_prices""",
                (envelope, row) -> new LandedCartEvent(
                        envelope,
                        row.uuid(),
                        row.text(),
                        row.timestamptz(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::text),
                        orNone(row.orNull(CopyRow::integerArray)),
                        orNone(row.orNull(CopyRow::numericArray))));
    }

    @Bean
    LandingTable<LandedCustomerChange> landedCustomerChanges(@Realtime JdbcTemplate realtime) {
        return new LandingTable<>(
                realtime,
                Topic.CUSTOMERS,
                "user_id",
                """
                event_type, occurred_at, user_id, age, country, city, registration_date, preferences, loyalty_tier, extra""",
                (envelope, row) -> new LandedCustomerChange(
                        envelope,
                        row.text().equals("customer_deleted"),
                        row.timestamptz(),
                        row.text(),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::date),
                        row.orNull(CopyRow::textArray),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::jsonb)));
    }

    @Bean
    LandingTable<LandedProductChange> landedProductChanges(@Realtime JdbcTemplate realtime) {
        return new LandingTable<>(
                realtime,
                Topic.PRODUCTS,
                "product_id",
                """
                event_type, occurred_at, product_id, product_name, category_group, category, brand, price, cost, currency,
                inventory, rating, is_active, extra""",
                (envelope, row) -> new LandedProductChange(
                        envelope,
                        row.text().equals("product_deleted"),
                        row.timestamptz(),
                        row.text(),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::text),
                        row.orNull(CopyRow::integer),
                        row.orNull(CopyRow::numeric),
                        row.orNull(CopyRow::bool),
                        row.orNull(CopyRow::jsonb)));
    }

    private static List<LandedSale.Line> lines(CopyRow row) throws SQLException {
        var productIds = row.textArray();
        var quantities = row.integerArray();
        var prices = row.numericArray();
        var discounts = row.numericArray();
        var lines = new ArrayList<LandedSale.Line>(productIds.size());
        for (int i = 0; i < productIds.size(); i++) {
            var discount = discounts.get(i) == null ? BigDecimal.ZERO : discounts.get(i);
            lines.add(new LandedSale.Line(productIds.get(i), quantities.get(i), prices.get(i), discount));
        }
        return lines;
    }

    private static <E> List<E> orNone(@Nullable List<E> elements) {
        return elements == null ? List.of() : elements;
    }
}
