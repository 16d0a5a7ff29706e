package com.globalmart.ingest.fault;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.ingest.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Bad records at every place of a poll: the bad are kept byte for byte with a reason, their neighbours land. */
class BadRecordTests {

    private static final int POLL = 9;
    private static final Duration BOUND = Duration.ofSeconds(15); // for a poll of nothing but bad records

    @RegisterExtension
    static final FaultBench BENCH = new FaultBench();

    private static @Nullable ConfigurableApplicationContext application;

    /** Where in a poll of {@value POLL} records the bad ones stand. */
    enum Place {
        FIRST(0),
        MIDDLE(POLL / 2),
        LAST(POLL - 1),
        EVERY_SECOND(1, 3, 5, 7),
        ALONE();

        private final List<Integer> places;

        Place(Integer... places) {
            this.places = List.of(places);
        }

        boolean isBad(int index) {
            return this == ALONE || places.contains(index);
        }

        int size() {
            return this == ALONE ? 1 : POLL;
        }
    }

    /**
     * What a producer may come up with.
     *
     * @param reason of the dead letter; null where the contract lets it land, for the batch to judge
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Oddity(
            String name, byte @Nullable [] value, @Nullable String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        application = BENCH.application(
                "--spring.kafka.consumer.properties.fetch.min.bytes=1",
                "--spring.kafka.consumer.properties.fetch.max.wait.ms=50");
    }

    static Stream<Oddity> oddities() {
        return Stream.of(
                new Oddity("not JSON", "hello".getBytes(UTF_8), "NOT_JSON"),
                new Oddity("cut off", sale("}", "").getBytes(UTF_8), "NOT_JSON"),
                new Oddity("a list", "[]".getBytes(UTF_8), "NOT_AN_OBJECT"),
                new Oddity("empty", new byte[0], "EMPTY"),
                new Oddity("null", null, "EMPTY"),
                new Oddity("a zero byte", sale("USER_1", "\0").getBytes(UTF_8), "NOT_JSON"),
                new Oddity("not UTF-8", sale("USER_1", "K\u00f6ln").getBytes(ISO_8859_1), "NOT_JSON"),
                bad("a NUL character", "USER_1", "\\u0000", "INVALID_FIELD"),
                bad("half a character", "USER_1", "\\ud83d", "INVALID_FIELD"),
                bad(
                        "nested 10,000 deep",
                        "{",
                        "{\"deep\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",",
                        "INVALID_FIELD"),
                bad("a name of 1 MB", "USER_1", "U".repeat(1_000_000), "INVALID_FIELD"),
                bad("a number of 1 MB", "59.98", "9".repeat(1_000_000), "INVALID_FIELD"),
                bad("an amount of 10^12", "59.98", "1e12", "INVALID_FIELD"),
                bad("NaN", "59.98", "NaN", "NOT_JSON"),
                bad("Infinity", "59.98", "Infinity", "NOT_JSON"),
                bad("NaN as a text", "59.98", "\"NaN\"", "INVALID_FIELD"),
                bad("an exponent beyond all", "59.98", "1e999999999", "INVALID_FIELD"),
                bad("the year 294277", "2026-", "294277-", "INVALID_FIELD"),
                bad("the year 0", "2026-", "0000-", "INVALID_FIELD"),
                good("the year 1", "2026-", "0001-"),
                good("the year 9999", "2026-", "9999-"),
                good("an empty currency", "EUR", ""),
                good("a negative quantity", "\"quantity\":2", "\"quantity\":-2"),
                good("an amount of 10^12 less a ten-thousandth", "59.98", "999999999999.9999"),
                bad("no user", "\"user_id\":\"USER_1\",", "", "MISSING_FIELD"),
                bad("a user who is null", "\"USER_1\"", "null", "MISSING_FIELD"),
                bad("a user who is a number", "\"USER_1\"", "1", "INVALID_FIELD"),
                bad("products of no kind", "[{", "{\"a\":[{", "NOT_JSON"),
                good("a field more", "{\"transaction_id\"", "{\"schema_version\":99,\"transaction_id\""),
                good("no currency", ",\"currency\":\"EUR\"", ""));
    }

    private static Oddity bad(String name, String part, String replacement, String reason) {
        return new Oddity(name, sale(part, replacement).getBytes(UTF_8), reason);
    }

    private static Oddity good(String name, String part, String replacement) {
        return new Oddity(name, sale(part, replacement).getBytes(UTF_8), null);
    }

    /** A good sale, of which the first such part is another. */
    private static String sale(String part, String replacement) {
        String good = Events.saleJson(UUID.randomUUID());
        int at = part.equals("}") ? good.lastIndexOf(part) : good.indexOf(part);
        assertThat(at).as("place of %s in %s", part, good).isNotNegative();
        return good.substring(0, at) + replacement + good.substring(at + part.length());
    }

    private long firstOffset;

    @BeforeEach
    void look() {
        firstOffset =
                TestPlatform.logs().get(new TopicPartition(Events.SALES, 0)).end();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void keepsWhatIsBadAndLandsItsNeighbours(Place place) {
        for (Oddity oddity : oddities().toList()) {
            look();
            var poll = IntStream.range(0, place.size())
                    .mapToObj(index -> place.isBad(index)
                            ? new ProducerRecord<byte[], byte[]>(Events.SALES, 0, null, oddity.value())
                            : Events.saleIn(0).record())
                    .toList();

            BENCH.ledger().sendRaw(poll);
            TestPlatform.awaitDrained();

            for (int index = 0; index < poll.size(); index++) {
                String expected = place.isBad(index) && oddity.reason() != null ? oddity.reason() : "LANDED";
                assertThat(fate(firstOffset + index))
                        .as("%s, record %d of the poll", oddity, index)
                        .isEqualTo(expected);
                if (!expected.equals("LANDED")) {
                    assertThat(kept(firstOffset + index))
                            .as("bytes of %s", oddity)
                            .isEqualTo(oddity.value());
                }
            }
        }
    }

    @Test
    void keepsFiveHundredBadRecordsOfOnePollInBoundedTime() {
        double counted = deadLettersCounted();
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int number = 0; number < 500; number++) {
            records.add(Events.in(Events.SALES, 0, "not JSON " + number));
        }

        long began = System.nanoTime();
        BENCH.ledger().sendRaw(records);
        TestPlatform.awaitDrained();
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf("I18: 500 bad records kept after %s%n", took);
        assertThat(took).isLessThan(BOUND);
        await().atMost(TestPlatform.PATIENCE).until(() -> deadLettersCounted() - counted == 500);
    }

    @Test
    void keepsFieldsThatTheContractDoesNotNameAndTakesMissingOnesForNull() {
        BENCH.ledger()
                .sendRaw(List.of(Events.in(
                        Events.SALES, 0, sale("{", "{\"schema_version\":99,").replace(",\"currency\":\"EUR\"", ""))));
        TestPlatform.awaitDrained();

        assertThat(DATABASE.sql("select extra ->> 'schema_version' || coalesce(currency, ' none') from landing.sale"
                                + " where partition = 0 and log_offset = ?")
                        .param(firstOffset)
                        .query(String.class)
                        .single())
                .isEqualTo("99 none");
    }

    @Test
    void keepsAnEventOfATypeThatTheContractDoesNotKnow() {
        BENCH.ledger()
                .sendRaw(List.of(Events.in(
                        Events.VIEWS, 2, Events.viewJson(UUID.randomUUID()).replace("\"view\"", "\"teleport\""))));
        TestPlatform.awaitDrained();

        assertThat(DATABASE.sql("select detail from landing.dead_letter where topic = ? and reason = 'INVALID_FIELD'")
                        .param(Events.VIEWS)
                        .query(String.class)
                        .single())
                .startsWith("field event_type is teleport, expected one of ");
    }

    @ParameterizedTest
    @MethodSource("hostileHeaders")
    void takesHeadersForDataOnly(String name, List<RecordHeader> headers) {
        var record = Events.saleIn(0);
        headers.forEach(header -> record.record().headers().add(header));

        BENCH.ledger().send(List.of(record, Events.saleIn(0)));
        TestPlatform.awaitDrained();

        assertThat(fate(firstOffset)).as(name).isEqualTo("LANDED");
        assertThat(fate(firstOffset + 1)).isEqualTo("LANDED");
    }

    static Stream<Arguments> hostileHeaders() {
        return Stream.of(
                headers("a JDK class", header("__TypeId__", "javax.management.loading.MLet")),
                headers(
                        "a process",
                        header("__TypeId__", "java.lang.ProcessBuilder"),
                        header("__KeyTypeId__", "java.lang.Runtime")),
                headers("a deep array", header("__TypeId__", "[".repeat(255) + "Ljava.lang.Object;")),
                headers(
                        "spring's own",
                        header("spring_json_header_types", "{\"x\":\"java.lang.Runtime\"}"),
                        header("x", "{}")),
                headers("not UTF-8", new RecordHeader("__TypeId__", new byte[] {(byte) 0xff, 0, (byte) 0xfe})),
                headers("no value", new RecordHeader("__TypeId__", (byte @Nullable []) null)),
                headers(
                        "10,000 of them",
                        IntStream.range(0, 10_000)
                                .mapToObj(number -> header("header-" + number, "x"))
                                .toArray(RecordHeader[]::new)),
                headers("nearly 1 MB", header("large", "x".repeat(1_000_000))));
    }

    private static Arguments headers(String name, RecordHeader... headers) {
        return Arguments.of(name, Arrays.asList(headers));
    }

    private static RecordHeader header(String key, String value) {
        return new RecordHeader(key, value.getBytes(UTF_8));
    }

    /** Of a record of the first partition of sales. */
    private static String fate(long offset) {
        return DATABASE.sql("""
                        select 'LANDED' from landing.sale where partition = 0 and log_offset = :offset
                        union all
                        select reason from landing.dead_letter
                        where topic = 'transactions-topic' and partition = 0 and log_offset = :offset
                        """).param("offset", offset).query(String.class).single();
    }

    private static byte @Nullable [] kept(long offset) {
        return DATABASE.sql(
                        "select record_value from landing.dead_letter where topic = ? and partition = 0 and log_offset = ?")
                .params(Events.SALES, offset)
                .query((row, number) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .orElse(null);
    }

    private static double deadLettersCounted() {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        return FaultBench.counted(application, "ingest.dead.letter");
    }
}
