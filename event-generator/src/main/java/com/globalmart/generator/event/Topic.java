package com.globalmart.generator.event;

/** A topic of the contracts. */
public enum Topic {
    TRANSACTIONS("transactions-topic", "transaction"),
    PRODUCT_VIEWS("product-views-topic", "view"),
    CART_EVENTS("cart-events-topic", "cart"),
    CUSTOMERS("customers-topic", "customer"),
    PRODUCTS("products-topic", "product");

    private final String topicName;
    private final String kind;

    Topic(String topicName, String kind) {
        this.topicName = topicName;
        this.kind = kind;
    }

    /** The name in Kafka, for example {@code transactions-topic}. */
    public String topicName() {
        return topicName;
    }

    /** What the ledger calls a record of this topic, for example {@code transaction}. */
    public String kind() {
        return kind;
    }
}
