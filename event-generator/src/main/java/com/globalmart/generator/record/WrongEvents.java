package com.globalmart.generator.record;

import com.globalmart.generator.event.CartEvent;
import com.globalmart.generator.event.CartEvent.CheckedOut;
import com.globalmart.generator.event.ProductView;
import com.globalmart.generator.event.ProductView.Viewed;
import com.globalmart.generator.event.Sale;
import com.globalmart.generator.event.SaleLine;
import com.globalmart.generator.event.ShopEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Events that can be read but not believed, each wrong in one way. The ways take turns, so that each comes up as often as the
 * visitors' events allow.
 */
final class WrongEvents {

    private static final Duration FAR = Duration.ofDays(50 * 365);
    private static final Instant BEFORE_2015 = Instant.parse("2014-12-01T00:00:00Z");
    private static final BigDecimal NEARLY_TOO_MUCH = new BigDecimal("900000000000");

    private static final List<Way> SALES = List.of(
            everyone(Reason.TOO_OLD, WrongEvents::longAgo),
            everyone(Reason.UNKNOWN_COUNTRY, event -> event.from("Atlantis")),
            sale(
                    Reason.TOTAL_MISMATCH,
                    sale -> sale.withTotal(sale.totalAmount().add(BigDecimal.TEN))),
            sale(Reason.UNKNOWN_PAYMENT_METHOD, sale -> sale.paidBy("Cowrie Shells")),
            sale(Reason.UNKNOWN_CURRENCY, sale -> sale.in("XTS")),
            firstLine(Reason.INVALID_QUANTITY, line -> line.withQuantity(0)),
            firstLine(Reason.NEGATIVE_PRICE, line -> line.withPrice(line.price().negate())),
            sale(
                    Reason.TOTAL_MISMATCH,
                    sale -> sale.withTotal(sale.totalAmount().negate())),
            firstLine(Reason.INVALID_DISCOUNT, line -> line.withDiscount(new BigDecimal("-1"))),
            firstLine(Reason.AMOUNT_OUT_OF_RANGE, line -> line.withQuantity(2).withPrice(NEARLY_TOO_MUCH)),
            firstLine(Reason.INVALID_QUANTITY, line -> line.withQuantity(-3)),
            firstLine(Reason.INVALID_DISCOUNT, WrongEvents::discountedBelowZero),
            everyone(Reason.IN_THE_FUTURE, event -> event.movedTo(event.at().plus(FAR))));

    private static final List<Way> VIEWS = List.of(
            everyone(Reason.UNKNOWN_COUNTRY, event -> event.from("Atlantis")),
            viewed(Reason.INVALID_DURATION, viewed -> viewed.lasting(-viewed.seconds())),
            everyone(Reason.TOO_OLD, WrongEvents::longAgo),
            viewed(
                    Reason.NEGATIVE_PRICE,
                    viewed -> viewed.withPrice(viewed.offer().price().negate())),
            everyone(Reason.IN_THE_FUTURE, event -> event.movedTo(event.at().plus(FAR))));

    private static final List<Way> CARTS = List.of(
            everyone(Reason.UNKNOWN_COUNTRY, event -> event.from("Atlantis")),
            cart(Reason.CHECKOUT_WITHOUT_ITEMS, WrongEvents::checkedOutEmpty),
            cart(Reason.UNKNOWN_CURRENCY, cart -> Optional.of(cart.in("XTS"))),
            everyone(Reason.TOO_OLD, WrongEvents::longAgo),
            cart(
                    Reason.NEGATIVE_PRICE,
                    cart -> Optional.of(cart.with(cart.change().withPrice(new BigDecimal("-0.5"))))),
            everyone(Reason.IN_THE_FUTURE, event -> event.movedTo(event.at().plus(FAR))));

    private final PerTopic<List<Way>> waiting =
            new PerTopic<>(new ArrayList<>(SALES), new ArrayList<>(VIEWS), new ArrayList<>(CARTS));

    /** The event made wrong in the first way that fits it; the way then waits behind the others. */
    Outgoing spoil(ShopEvent event) {
        List<Way> ways = waiting.of(event.topic());
        for (Way way : ways) {
            Optional<? extends ShopEvent> wrong = way.spoil.apply(event);
            if (wrong.isPresent()) {
                ways.remove(way);
                ways.add(way);
                Fate fate = way.reason == Reason.TOTAL_MISMATCH ? Fate.FACT : Fate.QUARANTINE;
                return new Outgoing(wrong.get(), wrong.get().toJson().toBytes(), fate, way.reason, Planted.WRONG);
            }
        }
        throw new IllegalStateException("no way to be wrong fits " + event);
    }

    private static ShopEvent longAgo(ShopEvent event) {
        Duration intoDay = Duration.ofSeconds(Math.floorMod(event.at().getEpochSecond(), 86_400L));
        return event.movedTo(BEFORE_2015.plus(intoDay).plusNanos(event.at().getNano()));
    }

    private static SaleLine discountedBelowZero(SaleLine line) {
        return line.withDiscount(
                line.price().multiply(BigDecimal.valueOf(line.quantity())).add(BigDecimal.ONE));
    }

    private static Optional<CartEvent> checkedOutEmpty(CartEvent cart) {
        return cart.change() instanceof CheckedOut
                ? Optional.of(cart.with(new CheckedOut(List.of())).withSize(0))
                : Optional.empty();
    }

    private static Way everyone(Reason reason, Function<ShopEvent, ShopEvent> spoil) {
        return new Way(reason, event -> Optional.of(spoil.apply(event)));
    }

    private static Way sale(Reason reason, Function<Sale, Sale> spoil) {
        return new Way(reason, event -> event instanceof Sale sale ? Optional.of(spoil.apply(sale)) : Optional.empty());
    }

    private static Way firstLine(Reason reason, Function<SaleLine, SaleLine> spoil) {
        return sale(reason, sale -> sale.withFirstLine(spoil.apply(sale.lines().getFirst())));
    }

    private static Way viewed(Reason reason, Function<Viewed, Viewed> spoil) {
        return new Way(
                reason,
                event -> event instanceof ProductView(var happening, Viewed viewed)
                        ? Optional.of(new ProductView(happening, spoil.apply(viewed)))
                        : Optional.empty());
    }

    private static Way cart(Reason reason, Function<CartEvent, Optional<CartEvent>> spoil) {
        return new Way(reason, event -> event instanceof CartEvent cart ? spoil.apply(cart) : Optional.empty());
    }

    /**
     * A way to be wrong.
     *
     * @param spoil makes an event wrong, or gives nothing where the way does not fit it
     */
    private record Way(Reason reason, Function<ShopEvent, Optional<? extends ShopEvent>> spoil) {}
}
