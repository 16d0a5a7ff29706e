package com.globalmart.generator.visit;

import com.globalmart.generator.event.CartItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a visitor has put together so far, one line a product. */
final class Cart {

    private final List<CartItem> items = new ArrayList<>(2);

    /** More of a product that is there already goes into its line. */
    void add(CartItem added) {
        for (CartItem item : items) {
            if (item.offer().productId().equals(added.offer().productId())) {
                replace(item, new CartItem(item.offer(), item.quantity() + added.quantity()));
                return;
            }
        }
        items.add(added);
    }

    void replace(CartItem old, CartItem changed) {
        items.set(items.indexOf(old), changed);
    }

    void remove(CartItem item) {
        items.remove(item);
    }

    CartItem any(SplittableRandom dice) {
        return items.get(dice.nextInt(items.size()));
    }

    List<CartItem> items() {
        return List.copyOf(items);
    }

    int size() {
        return items.size();
    }

    BigDecimal value() {
        return items.stream().map(CartItem::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
