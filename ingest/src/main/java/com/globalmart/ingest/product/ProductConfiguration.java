package com.globalmart.ingest.product;

import com.globalmart.ingest.landing.LandedTopic;
import com.globalmart.ingest.landing.LandingTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code products-topic} lands in {@code landing.product_change}; a record without a value is a deletion. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    static final LandingTable<ProductChange> TABLE = LandingTable.<ProductChange>named("landing.product_change")
            .uuid("event_id", ProductChange::eventId)
            .text("event_type", ProductChange::eventType)
            .timestamp("occurred_at", ProductChange::occurredAt)
            .text("product_id", ProductChange::productId)
            .text("product_name", ProductChange::productName)
            .text("category_group", ProductChange::categoryGroup)
            .text("category", ProductChange::category)
            .text("brand", ProductChange::brand)
            .money("price", ProductChange::price)
            .money("cost", ProductChange::cost)
            .text("currency", ProductChange::currency)
            .integer("inventory", ProductChange::inventory)
            .money("rating", ProductChange::rating)
            .flag("is_active", ProductChange::isActive)
            .extra(ProductChange::extra);

    @Bean
    LandedTopic<ProductChange> productTopic() {
        return LandedTopic.ofStatements("products-topic", ProductChangeParser::parse, ProductChange::deletion, TABLE);
    }
}
