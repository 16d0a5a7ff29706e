package com.globalmart.generator.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A cart changed, was checked out or was abandoned.
 *
 * @param currency of all prices and values, ISO 4217 unless a planted error says otherwise
 * @param cartSize lines in the cart after the event
 */
public record CartEvent(Happening happening, String currency, int cartSize, Change change) implements ShopEvent {

    @Override
    public Topic topic() {
        return Topic.CART_EVENTS;
    }

    @Override
    public String key() {
        return happening.userId();
    }

    @Override
    public String id() {
        return happening.eventId().toString();
    }

    @Override
    public String type() {
        return switch (change) {
            case Added _ -> "add_to_cart";
            case Removed _ -> "remove_from_cart";
            case Updated _ -> "update_quantity";
            case CheckedOut _ -> "checkout";
            case Abandoned _ -> "cart_abandonment";
        };
    }

    @Override
    public Instant at() {
        return happening.at();
    }

    @Override
    public String subject() {
        return happening.userId();
    }

    @Override
    public String country() {
        return happening.country();
    }

    @Override
    public CartEvent movedTo(Instant at) {
        return new CartEvent(happening.movedTo(at), currency, cartSize, change);
    }

    @Override
    public CartEvent from(String country) {
        return new CartEvent(happening.from(country), currency, cartSize, change);
    }

    public CartEvent in(String otherCurrency) {
        return new CartEvent(happening, otherCurrency, cartSize, change);
    }

    public CartEvent withSize(int otherSize) {
        return new CartEvent(happening, currency, otherSize, change);
    }

    public CartEvent with(Change otherChange) {
        return new CartEvent(happening, currency, cartSize, otherChange);
    }

    @Override
    public JsonText toJson() {
        JsonText json = new JsonText();
        happening.write(json, type());
        json.field("currency", currency).field("cart_size", cartSize);
        change.write(json);
        return json;
    }

    /** What happened to the cart. */
    public sealed interface Change {

        /** The same with another first price. */
        Change withPrice(BigDecimal price);

        void write(JsonText json);
    }

    /** @param cartValue of the cart after the event, in its currency */
    public record Added(CartItem item, BigDecimal cartValue) implements Change {

        @Override
        public Added withPrice(BigDecimal price) {
            return new Added(item.withPrice(price), cartValue);
        }

        @Override
        public void write(JsonText json) {
            item.write(json);
            json.field("cart_value", cartValue);
        }
    }

    /** @param cartValue of the cart after the event, in its currency */
    public record Removed(CartItem item, BigDecimal cartValue) implements Change {

        @Override
        public Removed withPrice(BigDecimal price) {
            return new Removed(item.withPrice(price), cartValue);
        }

        @Override
        public void write(JsonText json) {
            item.write(json);
            json.field("cart_value", cartValue);
        }
    }

    /**
     * Other units of a product than before.
     *
     * @param item with the new quantity
     * @param cartValue of the cart after the event, in its currency
     */
    public record Updated(CartItem item, int oldQuantity, BigDecimal cartValue) implements Change {

        @Override
        public Updated withPrice(BigDecimal price) {
            return new Updated(item.withPrice(price), oldQuantity, cartValue);
        }

        @Override
        public void write(JsonText json) {
            item.offer().write(json);
            json.field("old_quantity", oldQuantity)
                    .field("new_quantity", item.quantity())
                    .field("cart_value", cartValue);
        }
    }

    /** The visitor went to pay for what is in the cart. */
    public record CheckedOut(List<CartItem> items) implements Change {

        public CheckedOut {
            items = List.copyOf(items);
        }

        @Override
        public CheckedOut withPrice(BigDecimal price) {
            return new CheckedOut(repriced(items, price));
        }

        @Override
        public void write(JsonText json) {
            writeItems(json, items);
        }
    }

    /** The visitor left what is in the cart. */
    public record Abandoned(List<CartItem> items) implements Change {

        public Abandoned {
            items = List.copyOf(items);
        }

        @Override
        public Abandoned withPrice(BigDecimal price) {
            return new Abandoned(repriced(items, price));
        }

        @Override
        public void write(JsonText json) {
            writeItems(json, items);
        }
    }

    private static List<CartItem> repriced(List<CartItem> items, BigDecimal price) {
        List<CartItem> changed = new ArrayList<>(items);
        changed.set(0, items.getFirst().withPrice(price));
        return changed;
    }

    private static void writeItems(JsonText json, List<CartItem> items) {
        json.objects("items", items, (each, item) -> item.write(each))
                .field(
                        "total_items",
                        items.stream().mapToInt(CartItem::quantity).sum())
                .field("total_value", items.stream().map(CartItem::value).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
