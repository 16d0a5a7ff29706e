package com.globalmart.generator.record;

import com.globalmart.generator.event.CartEvent;
import com.globalmart.generator.event.ProductView;
import com.globalmart.generator.event.ProductView.Compared;
import com.globalmart.generator.event.ProductView.Filtered;
import com.globalmart.generator.event.ProductView.Look;
import com.globalmart.generator.event.ProductView.Searched;
import com.globalmart.generator.event.ProductView.Viewed;
import com.globalmart.generator.event.Sale;
import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.shop.Country;
import java.util.List;

/** Repeats that claim something else: the same id, key and time, valid, but with other content. */
final class Conflicts {

    private Conflicts() {}

    static ShopEvent conflicting(ShopEvent event) {
        return switch (event) {
            case Sale sale -> sale.paidBy(otherMethod(sale.paymentMethod()));
            case ProductView(var happening, var look) -> new ProductView(happening, other(look));
            case CartEvent cart -> cart.withSize(cart.cartSize() + 1);
        };
    }

    private static String otherMethod(String method) {
        List<String> methods = Country.PAYMENT_METHODS;
        return methods.get((methods.indexOf(method) + 1) % methods.size());
    }

    private static Look other(Look look) {
        return switch (look) {
            case Viewed viewed -> viewed.lasting(viewed.seconds() + 1);
            case Searched(var query, var results) -> new Searched(query, results + 1);
            case Filtered(var category, var lowest, var highest, var results) ->
                new Filtered(category, lowest, highest, results + 1);
            case Compared(var offers) -> new Compared(offers.reversed());
        };
    }
}
