package com.globalmart.serving;

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

    private static final String DAY = "/api/v1/sales/days?from=2026-03-15&to=2026-03-15";

    @LocalServerPort
    int port;

    private final JdbcClient owner = TestWarehouse.owner(Database.WAREHOUSE);
    private Api api;

    @BeforeEach
    void withKey() {
        api = Api.on(port);
        unpublish();
    }

    @AfterEach
    void unpublish() {
        publish(1, "2026-03-14");
        owner.sql("delete from warehouse.daily_sales where load_id > 1").update();
        owner.sql("delete from warehouse.load where load_id > 1").update();
        await().until(() -> load(api.get(DAY)).equals("1"));
    }

    @Test
    void whatIsNotPublishedIsNotAnswered() {
        prepare(2, 20);

        assertThat(api.data(DAY)).isEmpty();
    }

    @Test
    void isSeenWithinTwoSecondsThoughAnswersAreKept() {
        prepare(2, 20);
        var before = api.get(DAY);
        var etag = before.headers().firstValue("ETag").orElseThrow();
        assertThat(Api.json(before).path("data")).isEmpty();

        publish(2, "2026-03-15");

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
        prepare(2, 2);
        publish(2, "2026-03-15");
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

    private void prepare(int load, int orders) {
        owner.sql("insert into warehouse.load (load_id, business_date, status, published_at) "
                        + "overriding system value values (?, '2026-03-15', 'PUBLISHED', now()) on conflict do nothing")
                .param(load)
                .update();
        owner.sql("""
                        insert into warehouse.daily_sales (event_day, load_id, dimension, member, orders, customers, units, revenue)
                        values ('2026-03-15', ?, 'total', 'ALL', ?, 1, 1, 1)""").params(load, orders).update();
    }

    private void publish(int load, String businessDate) {
        owner.sql("update warehouse.published set load_id = ?, business_date = ?::date, published_at = now()")
                .params(load, businessDate)
                .update();
    }

    private static String load(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Globalmart-Load").orElse("");
    }
}
