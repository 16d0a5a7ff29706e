package com.globalmart.cli.demo;

import java.util.Arrays;
import java.util.List;

/** The five topics, with the table that each lands in and the table that it ends in. */
enum Topic {
    TRANSACTIONS("transactions-topic", "sale", "fact_sales", "sales"),
    PRODUCT_VIEWS("product-views-topic", "product_view", "fact_product_views", "product_views"),
    CART_EVENTS("cart-events-topic", "cart_event", "fact_cart_events", "cart_events"),
    CUSTOMERS("customers-topic", "customer_change", "customer_statement", ""),
    PRODUCTS("products-topic", "product_change", "product_statement", "");

    private final String title;
    private final String landingTable;
    private final String warehouseTable;
    private final String view;

    Topic(String title, String landingTable, String warehouseTable, String view) {
        this.title = title;
        this.landingTable = landingTable;
        this.warehouseTable = warehouseTable;
        this.view = view;
    }

    /** Its name on the broker. */
    String title() {
        return title;
    }

    /** In schema {@code landing}. */
    String landingTable() {
        return landingTable;
    }

    /** In schema {@code warehouse}. */
    String warehouseTable() {
        return warehouseTable;
    }

    /** In schema {@code bi}: what readers see of a fact table. Statements have none. */
    String view() {
        return view;
    }

    /** Whether it carries what happened, which becomes facts; the others say how customers and products are. */
    boolean carriesEvents() {
        return !view.isEmpty();
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Topic::title).toList();
    }
}
