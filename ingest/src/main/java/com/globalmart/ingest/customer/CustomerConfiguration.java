package com.globalmart.ingest.customer;

import com.globalmart.ingest.landing.LandedTopic;
import com.globalmart.ingest.landing.LandingTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code customers-topic} lands in {@code landing.customer_change}; a record without a value is a deletion. */
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    static final LandingTable<CustomerChange> TABLE = LandingTable.<CustomerChange>named("landing.customer_change")
            .uuid("event_id", CustomerChange::eventId)
            .text("event_type", CustomerChange::eventType)
            .timestamp("occurred_at", CustomerChange::occurredAt)
            .text("user_id", CustomerChange::userId)
            .text("email", CustomerChange::email)
            .integer("age", CustomerChange::age)
            .text("country", CustomerChange::country)
            .text("city", CustomerChange::city)
            .date("registration_date", CustomerChange::registrationDate)
            .texts("preferences", CustomerChange::preferences)
            .text("loyalty_tier", CustomerChange::loyaltyTier)
            .extra(CustomerChange::extra);

    @Bean
    LandedTopic<CustomerChange> customerTopic() {
        return LandedTopic.ofStatements(
                "customers-topic", CustomerChangeParser::parse, CustomerChange::deletion, TABLE);
    }
}
