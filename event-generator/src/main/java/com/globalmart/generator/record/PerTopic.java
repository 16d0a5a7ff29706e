package com.globalmart.generator.record;

import com.globalmart.generator.event.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One of a kind for each of the three event topics. */
final class PerTopic<T> {

    private final Map<Topic, T> all = new EnumMap<>(Topic.class);

    PerTopic(T ofSales, T ofViews, T ofCarts) {
        all.put(Topic.TRANSACTIONS, ofSales);
        all.put(Topic.PRODUCT_VIEWS, ofViews);
        all.put(Topic.CART_EVENTS, ofCarts);
    }

    T of(Topic topic) {
        return Objects.requireNonNull(all.get(topic), topic.topicName());
    }
}
