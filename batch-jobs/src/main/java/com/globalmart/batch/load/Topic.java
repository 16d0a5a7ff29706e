package com.globalmart.batch.load;

import java.util.List;

/** The five topics, each with the landing table that holds it. */
public enum Topic {
    SALES("transactions-topic", "sale"),
    PRODUCT_VIEWS("product-views-topic", "product_view"),
    CART_EVENTS("cart-events-topic", "cart_event"),
    CUSTOMERS("customers-topic", "customer_change"),
    PRODUCTS("products-topic", "product_change");

    /** The topics whose records become facts, in the order in which they are loaded. */
    public static final List<Topic> EVENTS = List.of(PRODUCT_VIEWS, CART_EVENTS, SALES);

    private final String topicName;
    private final String table;

    Topic(String topicName, String table) {
        this.topicName = topicName;
        this.table = table;
    }

    /** The topic's name in Kafka, for example {@code transactions-topic}. */
    public String topicName() {
        return topicName;
    }

    /** The landing table, for example {@code landing.sale}. */
    public String landingTable() {
        return "landing." + table;
    }

    /** @throws IllegalArgumentException when no topic has that name */
    public static Topic named(String topicName) {
        for (var topic : values()) {
            if (topic.topicName.equals(topicName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic named \"%s\"".formatted(topicName));
    }
}
