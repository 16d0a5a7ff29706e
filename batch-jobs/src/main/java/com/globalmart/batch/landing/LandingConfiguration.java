package com.globalmart.batch.landing;

import com.globalmart.batch.database.Realtime;
import com.globalmart.batch.load.Topic;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The five landing tables, with the columns that the batch reads of each. */
@Configuration(proxyBeanMethods = false)
class LandingConfiguration {

    @Bean
    LandingTable<LandedSale> landedSales(@Realtime JdbcClient realtime) {
        return new LandingTable<>(
                realtime,
                Topic.SALES,
                "transaction_id",
                """
                transaction_id, occurred_at, user_id, product_ids, quantities, prices, discounts, total_amount,
                payment_method, country, currency, session_id""",
                row -> new LandedSale(
                        row.envelope(),
                        row.uuid("transaction_id"),
                        row.instant("occurred_at"),
                        row.text("user_id"),
                        lines(row),
                        row.decimal("total_amount"),
                        row.text("payment_method"),
                        row.text("country"),
                        row.optionalText("currency"),
                        row.optionalText("session_id")));
    }

    @Bean
    LandingTable<LandedProductView> landedProductViews(@Realtime JdbcClient realtime) {
        return new LandingTable<>(
                realtime,
                Topic.PRODUCT_VIEWS,
                "event_id",
                """
                event_id, event_type, occurred_at, user_id, session_id, country, product_id, product_name, category, price,
                view_duration, results_count, search_query, filter_category, min_price, max_price, product_ids, prices""",
                row -> new LandedProductView(
                        row.envelope(),
                        row.uuid("event_id"),
                        row.text("event_type"),
                        row.instant("occurred_at"),
                        row.text("user_id"),
                        row.text("session_id"),
                        row.text("country"),
                        row.optionalText("product_id"),
                        row.optionalText("product_name"),
                        row.optionalText("category"),
                        row.optionalDecimal("price"),
                        row.optionalInteger("view_duration"),
                        row.optionalInteger("results_count"),
                        row.optionalText("search_query"),
                        row.optionalText("filter_category"),
                        row.optionalDecimal("min_price"),
                        row.optionalDecimal("max_price"),
                        row.texts("product_ids"),
                        row.decimals("prices")));
    }

    @Bean
    LandingTable<LandedCartEvent> landedCartEvents(@Realtime JdbcClient realtime) {
        return new LandingTable<>(
                realtime,
                Topic.CART_EVENTS,
                "event_id",
                """
                event_id, event_type, occurred_at, user_id, session_id, country, cart_size, product_id, product_name,
                category, price, quantity, old_quantity, new_quantity, total_items, cart_value, total_value, currency,
                item_quantities, item_prices""",
                row -> new LandedCartEvent(
                        row.envelope(),
                        row.uuid("event_id"),
                        row.text("event_type"),
                        row.instant("occurred_at"),
                        row.text("user_id"),
                        row.text("session_id"),
                        row.text("country"),
                        row.optionalInteger("cart_size"),
                        row.optionalText("product_id"),
                        row.optionalText("product_name"),
                        row.optionalText("category"),
                        row.optionalDecimal("price"),
                        row.optionalInteger("quantity"),
                        row.optionalInteger("old_quantity"),
                        row.optionalInteger("new_quantity"),
                        row.optionalInteger("total_items"),
                        row.optionalDecimal("cart_value"),
                        row.optionalDecimal("total_value"),
                        row.optionalText("currency"),
                        row.integers("item_quantities"),
                        row.decimals("item_prices")));
    }

    @Bean
    LandingTable<LandedCustomerChange> landedCustomerChanges(@Realtime JdbcClient realtime) {
        return new LandingTable<>(
                realtime,
                Topic.CUSTOMERS,
                "user_id",
                """
                event_type, occurred_at, user_id, age, country, city, registration_date, preferences, loyalty_tier, extra""",
                row -> new LandedCustomerChange(
                        row.envelope(),
                        row.text("event_type").equals("customer_deleted"),
                        row.instant("occurred_at"),
                        row.text("user_id"),
                        row.optionalInteger("age"),
                        row.optionalText("country"),
                        row.optionalText("city"),
                        row.date("registration_date"),
                        row.optionalTexts("preferences"),
                        row.optionalText("loyalty_tier"),
                        row.optionalText("extra")));
    }

    @Bean
    LandingTable<LandedProductChange> landedProductChanges(@Realtime JdbcClient realtime) {
        return new LandingTable<>(
                realtime,
                Topic.PRODUCTS,
                "product_id",
                """
                event_type, occurred_at, product_id, product_name, category_group, category, brand, price, cost, currency,
                inventory, rating, is_active, extra""",
                row -> new LandedProductChange(
                        row.envelope(),
                        row.text("event_type").equals("product_deleted"),
                        row.instant("occurred_at"),
                        row.text("product_id"),
                        row.optionalText("product_name"),
                        row.optionalText("category_group"),
                        row.optionalText("category"),
                        row.optionalText("brand"),
                        row.optionalDecimal("price"),
                        row.optionalDecimal("cost"),
                        row.optionalText("currency"),
                        row.optionalInteger("inventory"),
                        row.optionalDecimal("rating"),
                        row.optionalBoolean("is_active"),
                        row.optionalText("extra")));
    }

    private static List<LandedSale.Line> lines(LandedRow row) throws SQLException {
        var productIds = row.texts("product_ids");
        var quantities = row.integers("quantities");
        var prices = row.decimals("prices");
        var discounts = row.decimals("discounts");
        var lines = new ArrayList<LandedSale.Line>(productIds.size());
        for (int i = 0; i < productIds.size(); i++) {
            var discount = discounts.get(i) == null ? BigDecimal.ZERO : discounts.get(i);
            lines.add(new LandedSale.Line(productIds.get(i), quantities.get(i), prices.get(i), discount));
        }
        return lines;
    }
}
