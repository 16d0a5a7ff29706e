package com.globalmart.serving;

import static com.globalmart.serving.Publications.DAY;
import static com.globalmart.serving.Publications.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.db.Database;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A publication is seen at once, whole, and by whoever has the answers before it. */
@ApiTest
class PublicationTests {

    @LocalServerPort
    int port;

    private final Publications publications = new Publications();
    private final JdbcClient owner = TestWarehouse.owner(Database.WAREHOUSE);
    private Api api;

    @BeforeEach
    void withKey() {
        api = Api.on(port);
        unpublish();
    }

    @AfterEach
    void unpublish() {
        publications.onlyTheFirst();
        await().until(() -> load(api.get(DAY)).equals("1"));
    }

    /** Facts are there before they are published, and the night that loads them may never end. */
    @Test
    void whatIsNotPublishedIsNotAnswered() {
        var orders = "/api/v1/customers/USER_00000007/orders?limit=%d";
        var before = api.data(orders.formatted(100));
        owner.sql(
                        "insert into warehouse.load (load_id, business_date, status) overriding system value values (2, '2026-03-15', 'OPEN')")
                .update();
        owner.sql("""
                        insert into warehouse.fact_sales (occurred_at, transaction_id, event_day, customer_key, product_key, load_id,
                            quantity, line_number, geography_key, payment_method_key, currency, unit_price, discount_amount,
                            net_amount, exchange_rate, reporting_amount)
                        select occurred_at, gen_random_uuid(), event_day, customer_key, product_key, 2, quantity, line_number,
                            geography_key, payment_method_key, currency, unit_price, discount_amount, net_amount, exchange_rate,
                            reporting_amount
                        from warehouse.fact_sales where customer_key = 107 limit 1""").update();
        try {
            assertThat(api.data(orders.formatted(99))).isEqualTo(before);
        } finally {
            owner.sql("delete from warehouse.fact_sales where load_id = 2").update();
        }
    }

    @Test
    void isSeenWithinTwoSecondsThoughAnswersAreKept() {
        var before = api.get(DAY);
        var etag = before.headers().firstValue("ETag").orElseThrow();
        assertThat(Api.json(before).path("data")).isEmpty();

        publications.publish(2, "2026-03-15", 20);

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(2))
                .until(() -> load(api.get(DAY)).equals("2"));
        var after = api.get(DAY, Map.of("If-None-Match", etag));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(Api.json(after).path("data").path(0).path("orders").asInt()).isEqualTo(20);
        assertThat(after.headers().firstValue("Globalmart-Complete-Through")).contains("2026-03-15");
    }

    /** While loads are published one after the other, the number that is said and the rows that are sent are of one of them. */
    @Test
    void everyAnswerIsOfOneLoad() throws Exception {
        for (int load = 2; load <= 40; load++) {
            owner.sql("insert into warehouse.load (load_id, business_date, status, published_at, attempt) "
                            + "overriding system value values (?, '2026-03-15', 'PUBLISHED', now(), ?)")
                    .params(load, load)
                    .update();
        }
        publications.publish(2, "2026-03-15", 2);
        await().until(() -> load(api.get(DAY)).equals("2"));
        var done = new AtomicBoolean();
        try (var callers = Executors.newFixedThreadPool(2)) {
            var caller = callers.submit(() -> {
                int answers = 0;
                for (int i = 0; !done.get(); i++) {
                    var answer = i % 2 == 0 ? api.get(DAY) : api.get(DAY + "&country=nowhere" + i);
                    if (i % 2 == 0) {
                        assertThat(Api.json(answer)
                                        .path("data")
                                        .path(0)
                                        .path("orders")
                                        .asString())
                                .isEqualTo(load(answer));
                    }
                    answers++;
                }
                return answers;
            });

            for (int load = 3; load <= 40; load++) { // as a publication does it: in one transaction
                owner.sql("""
                                with told as (
                                    update warehouse.published set load_id = :load, published_at = now() returning load_id)
                                update warehouse.daily_sales set orders = :load, load_id = :load
                                from told where event_day = '2026-03-15'""").param("load", load).update();
                Thread.onSpinWait();
                api.get("/api/v1/freshness");
            }
            done.set(true);

            assertThat(caller.get()).isGreaterThan(10);
        }
    }
}
