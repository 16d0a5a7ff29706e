package com.globalmart.admin.live;

import java.util.Locale;

/** What is counted a minute. */
enum Measure {
    ORDERS("Orders", "orders paid"),
    ADDITIONS("Added", "products put into carts (events add_to_cart)"),
    CHECKOUTS("Checkouts", "carts checked out (events checkout)"),
    ABANDONMENTS("Abandoned", "carts abandoned (events cart_abandonment)");

    private final String title;
    private final String events;

    Measure(String title, String events) {
        this.title = title;
        this.events = events;
    }

    /** As a column is headed. */
    String title() {
        return title;
    }

    /** Its column in the live views. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What one event is, in words that go on after a name. */
    String events() {
        return events;
    }
}
