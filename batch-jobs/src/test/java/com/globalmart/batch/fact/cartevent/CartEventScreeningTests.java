package com.globalmart.batch.fact.cartevent;

import static com.globalmart.batch.fact.References.AT_NOON;
import static com.globalmart.batch.fact.References.NOON;
import static com.globalmart.batch.fact.References.OLDEST_DAY;
import static com.globalmart.batch.fact.References.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.fact.Screened;
import com.globalmart.batch.landing.LandedCartEvent;
import com.globalmart.batch.quarantine.RejectReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CartEventScreeningTests {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final CartEventScreening screening = new CartEventScreening(SHOP, OLDEST_DAY);

    @Test
    void refusesWithTheFirstReasonOfTheContracts() {
        var minus = List.of(new BigDecimal("-1"));

        assertThat(reason(checkout(Instant.parse("2014-12-31T23:59:59Z"), "Atlantis", "XXX", List.of(), minus)))
                .isEqualTo(RejectReason.TOO_OLD);
        assertThat(reason(checkout(NOON.plus(Duration.ofHours(25)), "Atlantis", "XXX", List.of(), minus)))
                .isEqualTo(RejectReason.IN_THE_FUTURE);
        assertThat(reason(checkout(NOON, "Atlantis", "XXX", List.of(), minus))).isEqualTo(RejectReason.UNKNOWN_COUNTRY);
        assertThat(reason(checkout(NOON, "Germany", "XXX", List.of(), minus))).isEqualTo(RejectReason.UNKNOWN_CURRENCY);
        assertThat(reason(checkout(NOON, "Germany", null, List.of(), minus))).isEqualTo(RejectReason.NEGATIVE_PRICE);
        assertThat(reason(checkout(NOON, "Germany", null, List.of(), List.of())))
                .isEqualTo(RejectReason.CHECKOUT_WITHOUT_ITEMS);
    }

    @Test
    void refusesANegativePriceOfItsProduct() {
        assertThat(reason(added("-0.01", null))).isEqualTo(RejectReason.NEGATIVE_PRICE);
    }

    @Test
    void acceptsACurrencyWithoutARateBecauseValuesAreNotConverted() {
        assertThat(accepted(added("1", "NOK")).currency()).isEqualTo("NOK");
        assertThat(accepted(added("1", null)).currency()).isEqualTo("EUR");
    }

    @Test // example c04
    void aCheckoutTakesQuantityAndValueFromItsTotals() {
        var event = accepted(landed("checkout", 1, null, 2, null, "59.98", List.of(5)));

        assertThat(event.isAboutAProduct()).isFalse();
        assertThat(event.quantity()).isEqualTo(2);
        assertThat(event.cartValue()).isEqualByComparingTo("59.98");
    }

    @Test // example c05
    void anAbandonmentWithoutTotalsSumsItsItemsAndKeepsItsCartValue() {
        var event = accepted(landed("cart_abandonment", 1, null, null, "59.98", null, List.of(2, 3)));

        assertThat(event.isAboutAProduct()).isFalse();
        assertThat(event.quantity()).isEqualTo(5);
        assertThat(event.cartValue()).isEqualByComparingTo("59.98");
    }

    @Test
    void anAbandonmentThatSaysNothingHasNoQuantity() {
        var event = accepted(landed("cart_abandonment", 1, 7, null, null, null, List.of()));

        assertThat(event.quantity()).isNull();
        assertThat(event.cartValue()).isNull();
    }

    @Test // examples c01 and c02
    void theOthersKeepTheirOwnQuantityAndValue() {
        var event = accepted(landed("add_to_cart", 1, 2, 9, "59.98", "100", List.of()));

        assertThat(event.isAboutAProduct()).isTrue();
        assertThat(event.quantity()).isEqualTo(2);
        assertThat(event.cartValue()).isEqualByComparingTo("59.98");
    }

    private RejectReason reason(LandedCartEvent landed) {
        return ((Screened.Rejected<CartEvent>) screening.screen(landed))
                .rejection()
                .reason();
    }

    private CartEvent accepted(LandedCartEvent landed) {
        return ((Screened.Accepted<CartEvent>) screening.screen(landed)).fact();
    }

    private static LandedCartEvent checkout(
            Instant at,
            String country,
            @Nullable String currency,
            List<Integer> itemQuantities,
            List<BigDecimal> itemPrices) {
        return new LandedCartEvent(
                AT_NOON,
                ID,
                "checkout",
                at,
                "anna",
                "visit",
                country,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                currency,
                itemQuantities,
                itemPrices);
    }

    private static LandedCartEvent added(String price, @Nullable String currency) {
        return new LandedCartEvent(
                AT_NOON,
                ID,
                "add_to_cart",
                NOON,
                "anna",
                "visit",
                "Germany",
                1,
                "lamp",
                "Lamp",
                "Lighting",
                new BigDecimal(price),
                1,
                null,
                null,
                null,
                null,
                null,
                currency,
                List.of(),
                List.of());
    }

    private static LandedCartEvent landed(
            String eventType,
            int cartSize,
            @Nullable Integer quantity,
            @Nullable Integer totalItems,
            @Nullable String cartValue,
            @Nullable String totalValue,
            List<Integer> itemQuantities) {
        return new LandedCartEvent(
                AT_NOON,
                ID,
                eventType,
                NOON,
                "anna",
                "visit",
                "Germany",
                cartSize,
                "lamp",
                null,
                null,
                null,
                quantity,
                null,
                null,
                totalItems,
                cartValue == null ? null : new BigDecimal(cartValue),
                totalValue == null ? null : new BigDecimal(totalValue),
                null,
                itemQuantities,
                itemQuantities.stream().map(item -> BigDecimal.ONE).toList());
    }
}
