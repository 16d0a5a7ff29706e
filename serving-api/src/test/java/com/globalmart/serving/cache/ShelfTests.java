package com.globalmart.serving.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.globalmart.serving.publication.Publication;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What nodes share through a real Redis, and that its faults cost callers time and nothing else. */
class ShelfTests {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Publication LOAD =
            new Publication(4, LocalDate.of(2026, 3, 14), Instant.parse("2026-03-15T02:30:00Z"));
    private static final Publication EARLIER =
            new Publication(3, LocalDate.of(2026, 3, 13), Instant.parse("2026-03-14T02:30:00Z"));
    private static final Publication LATER =
            new Publication(5, LocalDate.of(2026, 3, 15), Instant.parse("2026-03-16T02:30:00Z"));
    private static final Place PLACE = new Place(LOAD, "JSON", "/api/v1/kpis?from=2026-03-01", true);

    private static RedisServer redis;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<SharedShelf> open = new ArrayList<>();

    @BeforeAll
    static void startRedis() {
        assumeTrue(
                RedisServer.isInstalled() || Boolean.getBoolean("tools.required"),
                "skipped: redis-server is not installed");
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() throws InterruptedException {
        if (redis != null) {
            redis.close();
        }
    }

    @BeforeEach
    void empty() {
        command("flushall");
    }

    @AfterEach
    void closeAll() {
        open.forEach(SharedShelf::destroy);
    }

    @Test
    void anAnswerIsAskedForOnceByAllNodes() {
        var one = node(redis.port());
        var other = node(redis.port());

        var first = one.get(PLACE, this::answer);
        await().until(() -> command("dbsize").equals("1"));
        var second = other.get(PLACE, this::answer);

        assertThat(asked).hasValue(1);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.etag()).isEqualTo(first.etag());
        assertThat(second.published()).isEqualTo(LOAD);
        assertThat(second.next()).isEqualTo("word");
    }

    @Test
    void anotherLoadIsAnotherPlace() {
        var node = node(redis.port());
        node.get(PLACE, this::answer);

        node.get(new Place(LATER, PLACE.format(), PLACE.resource(), true), this::answer);

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsOfALaterLoadIsNotSharedAsOfAnEarlierOne() {
        node(redis.port()).get(new Place(EARLIER, PLACE.format(), PLACE.resource(), true), this::answer);
        node(redis.port()).get(new Place(EARLIER, PLACE.format(), PLACE.resource(), true), this::answer);

        assertThat(asked).hasValue(2);
    }

    /** After a restore the numbers of loads are given again. */
    @Test
    void anotherLoadOfTheSameNumberIsNotTakenForIt() {
        node(redis.port()).get(PLACE, this::answer);
        await().until(() -> command("dbsize").equals("1"));
        var again = new Publication(LOAD.load(), LOAD.completeThrough(), Instant.parse("2026-03-17T09:00:00Z"));

        node(redis.port()).get(new Place(again, PLACE.format(), PLACE.resource(), true), this::answer);

        assertThat(asked).hasValue(2);
    }

    @Test
    void personsAreNotShared() {
        var place = new Place(LOAD, "JSON", "/api/v1/customers/USER_1", false);
        node(redis.port()).get(place, this::answer);
        node(redis.port()).get(place, this::answer);

        assertThat(asked).hasValue(2);
        assertThat(command("dbsize")).isEqualTo("0");
    }

    @Test
    void afterAFlushItIsAskedForAgain() {
        node(redis.port()).get(PLACE, this::answer);
        await().until(() -> command("dbsize").equals("1"));
        command("flushall");

        node(redis.port()).get(PLACE, this::answer);

        assertThat(asked).hasValue(2);
        assertThat(fallbacks("unreachable") + fallbacks("rubbish")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "",
                "null",
                "[]",
                "{}",
                "{\"@class\":\"org.springframework.context.support.ClassPathXmlApplicationContext\",\"body\":\"http://127.0.0.1/x.xml\"}",
                "[\"javax.naming.InitialContext\",{\"a\":1}]",
                "{\"resource\":\"/api/v1/kpis?from=2026-03-01\",\"load\":4,\"body\":\"{}\",\"digest\":\"\"}",
                "{\"resource\":\"/api/v1/kpis?from=2026-03-01\",\"load\":4,\"body\":5,\"digest\":[1]}",
                "serialized",
                "cut",
                "of another place"
            })
    void rubbishIsNotTakenForAnAnswer(String rubbish) throws Exception {
        node(redis.port()).get(PLACE, this::answer);
        await().until(() -> command("dbsize").equals("1"));
        plant(rubbish);

        var answer = node(redis.port()).get(PLACE, this::answer);

        assertThat(asked).hasValue(2);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"data\":1}");
        assertThat(fallbacks("rubbish")).isEqualTo(1);
    }

    @Test
    void aRedisThatIsGoneIsLeftAloneUntilItIsBack() throws InterruptedException {
        try (var mortal = RedisServer.start()) {
            var node = node(mortal.port());
            node.get(PLACE, this::answer);
            mortal.kill();

            for (int i = 0; i < 100; i++) {
                node.get(new Place(LOAD, "JSON", "/api/v1/kpis?to=" + i, true), this::answer);
            }

            assertThat(asked).hasValue(101);
            assertThat(fallbacks("unreachable")).isEqualTo(1); // the others did not wait for it

            mortal.begin();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                now.updateAndGet(instant -> instant.plus(PAUSE));
                node.get(new Place(LOAD, "JSON", "/api/v1/kpis?at=" + asked, true), this::answer);
                return !command(mortal.port(), "dbsize").equals("0");
            });
        }
    }

    @Test
    void aRedisThatIsNotThereAtTheStartIsNotNoticed() {
        var node = node(RedisServer.freePort());

        node.get(PLACE, this::answer);

        assertThat(asked).hasValue(1);
        assertThat(fallbacks("unreachable")).isEqualTo(1);
    }

    /** One that takes connections and never answers. */
    @Test
    void aRedisThatIsSlowIsNotWaitedForLong() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var node = node(silent.getLocalPort());

            node.get(PLACE, this::answer);
            node.get(new Place(LOAD, "JSON", "/api/v1/segments", true), this::answer);

            assertThat(asked).hasValue(2);
            assertThat(fallbacks("unreachable")).isEqualTo(1);
        }
    }

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    private Shelf node(int port) {
        var properties = new CacheProperties(DataSize.ofMegabytes(1), "redis://127.0.0.1:" + port, PATIENCE, PAUSE);
        var shared = new SharedShelf(properties, meters, clock);
        open.add(shared);
        return new Shelf(properties, shared, meters);
    }

    private Rendered answer() {
        asked.incrementAndGet();
        return Rendered.of(LOAD, "word", "{\"data\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private double fallbacks(String reason) {
        return meters.counter("cache.fallback", "reason", reason).count();
    }

    /** Puts something else where the one answer is. */
    private static void plant(String rubbish) throws IOException {
        var client = RedisClient.create("redis://127.0.0.1:" + redis.port());
        try (var connection = client.connect(io.lettuce.core.codec.ByteArrayCodec.INSTANCE)) {
            var key =
                    connection.sync().keys("*".getBytes(StandardCharsets.UTF_8)).getFirst();
            var answer = new String(connection.sync().get(key), StandardCharsets.UTF_8);
            byte[] value = switch (rubbish) {
                case "serialized" -> serialized();
                case "cut" -> answer.substring(0, answer.length() / 2).getBytes(StandardCharsets.UTF_8);
                case "of another place" -> answer.replace("kpis", "segments").getBytes(StandardCharsets.UTF_8);
                default -> rubbish.getBytes(StandardCharsets.UTF_8);
            };
            connection.sync().set(key, value);
        } finally {
            client.shutdown();
        }
    }

    private static byte[] serialized() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new ArrayList<>(List.of("x")));
        }
        return bytes.toByteArray();
    }

    private static String command(String command) {
        return command(redis.port(), command);
    }

    private static String command(int port, String command) {
        var client = RedisClient.create("redis://127.0.0.1:" + port);
        try (var connection = client.connect()) {
            return command.equals("dbsize")
                    ? connection.sync().dbsize().toString()
                    : connection.sync().flushall();
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
