package com.globalmart.serving.cache;

import static com.globalmart.serving.Publications.DAY;
import static com.globalmart.serving.Publications.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.globalmart.db.Database;
import com.globalmart.serving.Api;
import com.globalmart.serving.Publications;
import com.globalmart.serving.ServingApiApplication;
import com.globalmart.serving.TestWarehouse;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes, one warehouse and one real Redis, over HTTP. */
class TwoNodesTests {

    private static final List<String> RESOURCES = List.of(
            "/api/v1/kpis?from=2026-03-01&to=2026-03-14",
            "/api/v1/sales/days?from=2026-03-01&to=2026-03-14",
            "/api/v1/sales/countries?from=2026-03-01&to=2026-03-14",
            "/api/v1/products",
            "/api/v1/segments",
            "/api/v1/freshness");

    /** So that a question is a new one. */
    private static final AtomicInteger LIMITS = new AtomicInteger(200);

    private static RedisServer redis;
    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;

    private final Publications publications = new Publications();

    @BeforeAll
    static void startNodes() {
        assumeTrue(
                RedisServer.isInstalled() || Boolean.getBoolean("tools.required"),
                "skipped: redis-server is not installed");
        redis = RedisServer.start();
        first = node();
        second = node();
    }

    @AfterAll
    static void stopNodes() throws InterruptedException {
        if (redis != null) {
            first.close();
            second.close();
            redis.close();
        }
    }

    @BeforeEach
    @AfterEach
    void beginWithTheFirstLoad() {
        publications.onlyTheFirst();
        await().until(() -> List.of(first, second).stream()
                .allMatch(node -> load(on(node).get(DAY)).equals("1")));
        untilShares(first);
        untilShares(second);
    }

    @Test
    void whatOneHasAskedTheOtherHas() {
        var resource = "/api/v1/sales/days?from=2026-02-01&to=2026-02-03";
        command(RedisCommands::flushall);
        var asked = on(first).get(resource);
        var owner = TestWarehouse.owner(Database.WAREHOUSE);
        await().until(() -> !keys().isEmpty());

        owner.sql("alter table warehouse.daily_sales rename to hidden").update();
        try {
            var known = on(second).get(resource);

            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(known.body()).isEqualTo(asked.body());
            assertThat(known.headers().firstValue("ETag"))
                    .isPresent()
                    .isEqualTo(asked.headers().firstValue("ETag"));
        } finally {
            owner.sql("alter table warehouse.hidden rename to daily_sales").update();
        }
    }

    @Test
    void bothShowAPublicationWithinTwoSeconds() {
        assertThat(on(first).data(DAY)).isEmpty();
        assertThat(on(second).data(DAY)).isEmpty();

        publications.publish(2, "2026-03-15", 20);

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(2))
                .until(() -> load(on(first).get(DAY)).equals("2")
                        && load(on(second).get(DAY)).equals("2"));
        for (var node : List.of(first, second)) {
            assertThat(on(node).data(DAY).path(0).path("orders").asInt()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flushed", "rubbish", "gone", "frozen"})
    void callersDoNotNoticeARedisThatIs(String fault) throws Exception {
        var truth = RESOURCES.stream().map(on(first)::data).toList();
        RESOURCES.forEach(on(second)::data);
        publications.publish(2, "2026-03-14", 20); // the same numbers, in places where nothing is kept yet
        await().until(() -> load(on(first).get(DAY)).equals("2")
                && load(on(second).get(DAY)).equals("2"));
        RESOURCES.subList(0, 3).forEach(on(first)::data);
        await().untilAsserted(() ->
                assertThat(keys()).filteredOn(key -> key.contains(":2:")).hasSizeGreaterThanOrEqualTo(3));

        befall(fault);
        try {
            for (var node : List.of(second, first)) {
                for (int i = 0; i < RESOURCES.size(); i++) {
                    if (!RESOURCES.get(i).contains("freshness")) { // which tells the load
                        assertThat(on(node).data(RESOURCES.get(i))).isEqualTo(truth.get(i));
                    }
                }
            }
        } finally {
            redis.signal("CONT");
            if (fault.equals("gone")) {
                redis.begin();
            }
        }
    }

    private static void befall(String fault) throws InterruptedException {
        switch (fault) {
            case "flushed" -> command(RedisCommands::flushall);
            case "rubbish" ->
                keys().forEach(key ->
                        command(commands -> commands.set(key, "{\"@class\": \"javax.naming.InitialContext\"}")));
            case "gone" -> redis.kill();
            default -> redis.signal("STOP");
        }
    }

    private static List<String> keys() {
        return command(commands -> commands.keys("*"));
    }

    private static <T> T command(Function<RedisCommands<String, String>, T> command) {
        var client = RedisClient.create("redis://127.0.0.1:" + redis.port());
        try (var connection = client.connect()) {
            return command.apply(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    private static Api on(ConfigurableApplicationContext node) {
        return Api.on(((ServletWebServerApplicationContext) node).getWebServer().getPort());
    }

    /** Until a node reaches Redis: it leaves it alone for a while after a fault, and where it began slowly. */
    private static void untilShares(ConfigurableApplicationContext node) {
        command(RedisCommands::flushall);
        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    on(node).data("/api/v1/products?limit=" + LIMITS.incrementAndGet());
                    return !keys().isEmpty();
                });
    }

    private static ConfigurableApplicationContext node() {
        return new SpringApplicationBuilder(ServingApiApplication.class)
                .initializers(new TestWarehouse())
                .run("--server.port=0", "--globalmart.cache.redis-url=redis://127.0.0.1:" + redis.port());
    }
}
