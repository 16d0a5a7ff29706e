package com.globalmart.generator.visit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.generator.event.CartEvent;
import com.globalmart.generator.event.CartEvent.CheckedOut;
import com.globalmart.generator.event.CartItem;
import com.globalmart.generator.event.ProductView;
import com.globalmart.generator.event.Sale;
import com.globalmart.generator.event.SaleLine;
import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.event.Topic;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayOfEventsTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Shop SHOP = Shop.of(1, 5000, 1000);
    private static final List<ShopEvent> EVENTS = eventsOf(50_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 999})
    void areExactlyAsManyAsWanted(int count) {
        assertThat(eventsOf(count)).hasSize(count).doesNotContainNull();
    }

    @Test
    void comeInTheOrderOfTheirTimesWithinTheDay() {
        Instant last = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (ShopEvent event : EVENTS) {
            assertThat(event.at()).isAfterOrEqualTo(last).isBefore(end);
            assertThat(event.at().getNano() % 1000).isZero();
            last = event.at();
        }
    }

    @Test
    void haveIdsOfTheirOwn() {
        assertThat(EVENTS.stream().map(ShopEvent::id).distinct()).hasSameSizeAs(EVENTS);
    }

    @Test
    void payOnlyForWhatWasCheckedOutBeforeInTheSameVisit() {
        Map<String, CartEvent> checkouts = new HashMap<>();
        int sales = 0;
        for (ShopEvent event : EVENTS) {
            if (event instanceof CartEvent cart && cart.change() instanceof CheckedOut) {
                checkouts.put(cart.happening().sessionId(), cart);
            }
            if (event instanceof Sale sale) {
                sales++;
                assertThat(checkouts).containsKey(sale.sessionId());
                CartEvent checkout = Objects.requireNonNull(checkouts.get(sale.sessionId()));
                assertThat(checkout.at()).isBefore(sale.at());
                assertThat(checkout.subject()).isEqualTo(sale.userId());
                assertThat(boughtIn(checkout)).isEqualTo(soldIn(sale));
            }
        }
        assertThat(sales).isPositive();
    }

    @Test
    void convertBetweenOneAndThirtyHundredthsOfTheVisits() {
        Set<String> visits = new HashSet<>();
        Set<String> paid = new HashSet<>();
        for (ShopEvent event : EVENTS) {
            visits.add(sessionOf(event));
            if (event instanceof Sale sale) {
                paid.add(sale.sessionId());
            }
        }

        assertThat((double) paid.size() / visits.size()).isBetween(0.2, 0.3);
    }

    @Test
    void areMostlyViewsThenCartsThenSales() {
        Map<Topic, Long> mix = EVENTS.stream().collect(groupingBy(ShopEvent::topic, counting()));

        assertThat(share(mix, Topic.PRODUCT_VIEWS)).isBetween(0.55, 0.66);
        assertThat(share(mix, Topic.CART_EVENTS)).isBetween(0.26, 0.34);
        assertThat(share(mix, Topic.TRANSACTIONS)).isBetween(0.07, 0.11);
    }

    @Test
    void totalTheLinesOfASaleInTheDecimalsOfItsCurrency() {
        for (ShopEvent event : EVENTS) {
            if (event instanceof Sale sale) {
                BigDecimal net = sale.lines().stream().map(SaleLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sale.totalAmount()).isEqualByComparingTo(net).isPositive();
                assertThat(sale.totalAmount().scale()).isEqualTo(sale.currency().equals("JPY") ? 0 : 2);
            }
        }
    }

    @Test
    void haveEveryTypeOfEventInEveryCountry() {
        assertThat(EVENTS.stream().map(ShopEvent::type).distinct())
                .containsExactlyInAnyOrder(
                        "",
                        "view",
                        "search",
                        "filter",
                        "compare",
                        "add_to_cart",
                        "remove_from_cart",
                        "update_quantity",
                        "checkout",
                        "cart_abandonment");
        assertThat(EVENTS.stream().map(ShopEvent::country).distinct())
                .containsExactlyInAnyOrder("USA", "UK", "Germany", "France", "Japan");
    }

    @Test
    void areQuietWhenMostPeopleSleep() {
        int[] ofHour = new int[24];
        EVENTS.forEach(event -> ofHour[event.at().atOffset(ZoneOffset.UTC).getHour()]++);

        assertThat(ofHour[7]).isLessThan(ofHour[19]);
    }

    @Test
    void keepTheCartInStep() {
        for (ShopEvent event : EVENTS) {
            if (event instanceof CartEvent cart) {
                assertThat(cart.cartSize()).isPositive();
            }
            if (event instanceof ProductView(var _, ProductView.Compared(var offers))) {
                assertThat(offers).hasSizeGreaterThan(1);
            }
        }
    }

    private static Map<String, Integer> boughtIn(CartEvent checkout) {
        Map<String, Integer> units = new HashMap<>();
        for (CartItem item : ((CheckedOut) checkout.change()).items()) {
            units.merge(item.offer().productId(), item.quantity(), Integer::sum);
        }
        return units;
    }

    private static Map<String, Integer> soldIn(Sale sale) {
        Map<String, Integer> units = new HashMap<>();
        sale.lines().forEach(line -> units.merge(line.productId(), line.quantity(), Integer::sum));
        return units;
    }

    private static String sessionOf(ShopEvent event) {
        return switch (event) {
            case Sale sale -> sale.sessionId();
            case ProductView view -> view.happening().sessionId();
            case CartEvent cart -> cart.happening().sessionId();
        };
    }

    private static double share(Map<Topic, Long> mix, Topic topic) {
        return mix.getOrDefault(topic, 0L) / (double) EVENTS.size();
    }

    private static List<ShopEvent> eventsOf(int count) {
        DayOfEvents day = new DayOfEvents(SHOP, new Seed(1), DAY, count);
        List<ShopEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(day.next());
        }
        return events;
    }
}
