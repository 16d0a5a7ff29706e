package com.globalmart.batch.fact.productview;

import static com.globalmart.batch.fact.References.AT_NOON;
import static com.globalmart.batch.fact.References.NOON;
import static com.globalmart.batch.fact.References.OLDEST_DAY;
import static com.globalmart.batch.fact.References.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.fact.Screened;
import com.globalmart.batch.landing.LandedProductView;
import com.globalmart.batch.quarantine.RejectReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductViewScreeningTests {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final ProductViewScreening screening = new ProductViewScreening(SHOP, OLDEST_DAY);

    @Test
    void refusesWithTheFirstReasonOfTheContracts() {
        assertThat(reason(view(Instant.parse("2014-12-31T23:59:59Z"), "Atlantis", "-1", -5)))
                .isEqualTo(RejectReason.TOO_OLD);
        assertThat(reason(view(NOON.plus(Duration.ofHours(25)), "Atlantis", "-1", -5)))
                .isEqualTo(RejectReason.IN_THE_FUTURE);
        assertThat(reason(view(NOON, "Atlantis", "-1", -5))).isEqualTo(RejectReason.UNKNOWN_COUNTRY);
        assertThat(reason(view(NOON, "Germany", "-1", -5))).isEqualTo(RejectReason.NEGATIVE_PRICE);
        assertThat(reason(view(NOON, "Germany", "1", -5))).isEqualTo(RejectReason.INVALID_DURATION);
    }

    @Test
    void refusesEveryPriceBelowZero() {
        var minus = new BigDecimal("-0.01");

        assertThat(reason(landed("filter", NOON, "Germany", null, minus, null, null, List.of())))
                .isEqualTo(RejectReason.NEGATIVE_PRICE);
        assertThat(reason(landed("filter", NOON, "Germany", null, null, minus, null, List.of())))
                .isEqualTo(RejectReason.NEGATIVE_PRICE);
        assertThat(reason(landed("compare", NOON, "Germany", null, null, null, null, List.of(BigDecimal.ONE, minus))))
                .isEqualTo(RejectReason.NEGATIVE_PRICE);
    }

    @Test
    void aViewIsAboutItsProduct() {
        var view = accepted(view(NOON, "Germany", "29.99", 0));

        assertThat(view.isAboutAProduct()).isTrue();
        assertThat(view.geographyKey()).isEqualTo((short) 3);
        assertThat(view.amount()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "filter", "compare"})
    void theOthersAreAboutNone(String eventType) {
        assertThat(accepted(landed(eventType, NOON, "USA", null, null, null, null, List.of()))
                        .isAboutAProduct())
                .isFalse();
    }

    private RejectReason reason(LandedProductView landed) {
        return ((Screened.Rejected<ProductView>) screening.screen(landed))
                .rejection()
                .reason();
    }

    private ProductView accepted(LandedProductView landed) {
        return ((Screened.Accepted<ProductView>) screening.screen(landed)).fact();
    }

    private static LandedProductView view(Instant at, String country, String price, int duration) {
        return landed("view", at, country, new BigDecimal(price), null, null, duration, List.of());
    }

    private static LandedProductView landed(
            String eventType,
            Instant at,
            String country,
            @Nullable BigDecimal price,
            @Nullable BigDecimal minPrice,
            @Nullable BigDecimal maxPrice,
            @Nullable Integer duration,
            List<BigDecimal> comparedPrices) {
        return new LandedProductView(
                AT_NOON,
                ID,
                eventType,
                at,
                "anna",
                "visit",
                country,
                "lamp",
                "Lamp",
                "Lighting",
                price,
                duration,
                null,
                null,
                null,
                minPrice,
                maxPrice,
                List.of(),
                comparedPrices);
    }
}
