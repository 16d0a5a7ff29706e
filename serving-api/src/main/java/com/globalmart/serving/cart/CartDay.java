package com.globalmart.serving.cart;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What visitors did on one UTC day, late events included.
 *
 * @param eventDay the day
 * @param visits distinct ones with a view, search, filter, comparison or cart event; do not add up over countries
 * @param visitors distinct customers with such an event; do not add up over countries or days
 * @param views of product pages
 * @param searches on the shop's pages
 * @param cartAdds times that a product was put into a cart
 * @param checkouts carts that were checked out
 * @param abandonments carts that were left without a checkout
 * @param orders distinct transactions of the day
 * @param conversionRate orders by visit, in percent; null without visits
 * @param abandonmentRate abandoned carts as a share of those abandoned or checked out, in percent; null without any
 */
record CartDay(
        LocalDate eventDay,
        long visits,
        long visitors,
        long views,
        long searches,
        long cartAdds,
        long checkouts,
        long abandonments,
        long orders,
        @Nullable BigDecimal conversionRate,
        @Nullable BigDecimal abandonmentRate) {}
