package com.globalmart.generator.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.generator.event.Sale;
import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamOfEventsTests {

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00.123456789Z");
    private static final Shop SHOP = Shop.of(1, 1000, 200);

    @Test
    void stampsEveryEventLaterThanTheOneBeforeEvenWhenTheClockStands() {
        StreamOfEvents stream = new StreamOfEvents(SHOP, new Seed(1), 50, InstantSource.fixed(NOW));

        assertThat(stream.next().at()).isEqualTo("2026-03-14T12:00:00.123456Z");
        assertThat(stream.next().at()).isEqualTo("2026-03-14T12:00:00.123457Z");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 50, 50_000})
    void comesToSellAsMuchAsADayDoes(double rate) {
        StreamOfEvents stream = new StreamOfEvents(SHOP, new Seed(1), rate, InstantSource.fixed(NOW));

        int sales = 0;
        for (int i = 0; i < 300_000; i++) {
            ShopEvent event = stream.next();
            sales += i >= 200_000 && event instanceof Sale ? 1 : 0;
        }

        assertThat(sales).isBetween(6_000, 11_000);
    }
}
