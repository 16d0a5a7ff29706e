package com.globalmart.ingest.sale;

import com.globalmart.ingest.landing.LandedTopic;
import com.globalmart.ingest.landing.LandingTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code transactions-topic} lands in {@code landing.sale}; its lines are parallel arrays. */
@Configuration(proxyBeanMethods = false)
class SaleConfiguration {

    static final LandingTable<Sale> TABLE = LandingTable.<Sale>named("landing.sale")
            .uuid("transaction_id", Sale::transactionId)
            .text("user_id", Sale::userId)
            .timestamp("occurred_at", Sale::occurredAt)
            .texts(
                    "product_ids",
                    sale -> sale.lines().stream().map(Sale.Line::productId).toList())
            .integers(
                    "quantities",
                    sale -> sale.lines().stream().map(Sale.Line::quantity).toList())
            .moneys(
                    "prices",
                    sale -> sale.lines().stream().map(Sale.Line::price).toList())
            .moneys(
                    "discounts",
                    sale -> sale.lines().stream().map(Sale.Line::discount).toList())
            .money("total_amount", Sale::totalAmount)
            .text("payment_method", Sale::paymentMethod)
            .text("country", Sale::country)
            .text("currency", Sale::currency)
            .text("session_id", Sale::sessionId)
            .extra(Sale::extra);

    @Bean
    LandedTopic<Sale> saleTopic() {
        return LandedTopic.ofEvents("transactions-topic", SaleParser::parse, TABLE);
    }
}
