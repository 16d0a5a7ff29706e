package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.application;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Records that can be read, and that the database does not take. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedRecordTests {

    private static final String NOT_BAD = "check (user_id <> 'BAD')";

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @AfterEach
    void takeRulesBack() {
        DATABASE.sql("alter table landing.sale drop constraint if exists test_rule")
                .update();
        DATABASE.sql("alter table landing.sale alter column session_id drop not null")
                .update();
        DATABASE.sql("drop table if exists landing.test_user").update();
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("the first", 20, Set.of(0)),
                Arguments.of("one in the middle", 20, Set.of(7)),
                Arguments.of("the last", 20, Set.of(19)),
                Arguments.of("alone", 1, Set.of(0)),
                Arguments.of("two side by side", 21, Set.of(10, 11)),
                Arguments.of(
                        "every second",
                        20,
                        IntStream.range(0, 10).map(i -> 2 * i).boxed().collect(Collectors.toSet())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void landsAllButTheGuilty(String name, int count, Set<Integer> bad) {
        try (var application = application()) {
            awaitDrained();
            long begin = Seen.position(0);
            rule(NOT_BAD);

            send(sales(count, bad));
            awaitDrained();

            assertThat(offsets("landing.dead_letter"))
                    .containsExactlyElementsOf(
                            bad.stream().map(index -> begin + index).collect(Collectors.toCollection(TreeSet::new)));
            assertThat(offsets("landing.sale")).hasSize(count - bad.size());
            assertThat(Seen.deadLetterDetails())
                    .allSatisfy(detail -> assertThat(detail).contains("23514", "test_rule"));
            assertThat(DATABASE.sql("select reason, convert_from(record_value, 'UTF8') from landing.dead_letter")
                            .query((row, number) -> row.getString(1) + row.getString(2))
                            .list())
                    .allSatisfy(letter ->
                            assertThat(letter).startsWith("INVALID_FIELD{").contains("\"BAD\""));
            assertThat(Seen.value(application, "ingest.dead.letter")).isEqualTo(bad.size());
            assertThat(Seen.code(application)).isEqualTo("UP");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22012 | check (1 / (case user_id when 'BAD' then 0 else 1 end) = 1)",
                "23503 | foreign key (user_id) references landing.test_user",
                "23P01 | exclude using btree (landed_day with =, user_id with =)"
            })
    void tellsWhoseFaultItIsByState(String sqlState, String rule) {
        DATABASE.sql("create table landing.test_user (user_id text primary key)")
                .update();
        DATABASE.sql("insert into landing.test_user select 'USER_' || n from generate_series(0, 9) n")
                .update();
        try (var application = application()) {
            awaitDrained();
            rule(rule);
            var records = sales(8, Set.of(3));
            records.add(Sales.in(0, sale("BAD"))); // of two equal ones the second is refused

            send(records);
            awaitDrained();

            assertThat(Seen.deadLetterDetails())
                    .hasSizeBetween(1, 2)
                    .allSatisfy(detail -> assertThat(detail).contains(sqlState));
            assertThat(Seen.count("landing.sale") + Seen.count("landing.dead_letter"))
                    .isEqualTo(9);
            assertThat(Seen.code(application)).isEqualTo("UP");
        }
    }

    @Test
    void keepsARecordThatLacksWhatATableRequires() {
        try (var application = application()) {
            awaitDrained();
            DATABASE.sql("alter table landing.sale alter column session_id set not null")
                    .update();

            send(List.of(
                    Sales.in(0, sale("USER_1").replaceFirst("\\{", "{\"session_id\":\"S\",")),
                    Sales.in(0, sale("USER_2"))));
            awaitDrained();

            assertThat(Seen.deadLetterDetails())
                    .singleElement()
                    .asString()
                    .contains("23502", "session_id")
                    .doesNotContain("USER_2"); // no row in a message
            assertThat(Seen.count("landing.sale")).isOne();
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void emptiesNoTopicIntoDeadLettersAndGoesOnByItself(CapturedOutput output) {
        try (var application = application(
                "--globalmart.ingest.consumer.try-again-after=1s", "--logging.level.com.globalmart.ingest=info")) {
            awaitDrained();
            long begin = Seen.position(0);
            rule(NOT_BAD);

            send(sales(40, IntStream.range(0, 40).boxed().collect(Collectors.toSet())));
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("DOWN"));
            await().atMost(PATIENCE).until(() -> output.getAll().contains("stopped again for the same cause"));

            assertThat(Seen.details(application))
                    .contains("transactions-topic", "23514", "test_rule", "globalmart.ingest.refused");
            assertThat(Seen.count("landing.dead_letter")).isZero();
            assertThat(Seen.position(0)).isEqualTo(begin);
            assertThat(Seen.value(application, "ingest.stopped")).isOne();

            takeRulesBack();
            awaitDrained();
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("UP"));
            assertThat(Seen.distinctSales()).isEqualTo(40);
            assertThat(Seen.value(application, "ingest.stopped")).isZero();
            assertThat(output.getAll().lines().filter(line -> line.contains("ERROR")))
                    .hasSize(1);
        }
    }

    @Test
    void stopsAlsoWhereEveryRecordComesAlone() {
        try (var application = application("--globalmart.ingest.consumer.max-poll-records=1")) {
            awaitDrained();
            rule(NOT_BAD);

            for (int i = 0; i < 12; i++) {
                send(sales(1, Set.of(0)));
            }
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("DOWN"));

            assertThat(Seen.count("landing.dead_letter")).isEqualTo(10);
        }
        takeRulesBack();
        try (var again = application()) {
            awaitDrained();
            assertThat(again.isActive()).isTrue();
        }
        assertThat(Seen.distinctSales()).isEqualTo(2);
    }

    @Test
    void findsFiveHundredAmongTwentyThousandInTime() {
        var bad = IntStream.range(0, 500).map(i -> i * 40 + 3).boxed().collect(Collectors.toSet());
        rule(NOT_BAD);
        send(sales(20_000, bad));

        try (var application = application("--globalmart.ingest.refused.at-once=1000")) {
            awaitDrained();

            assertThat(Seen.count("landing.dead_letter")).isEqualTo(500);
            assertThat(Seen.distinctSales()).isEqualTo(19_500);
            assertThat(Seen.code(application)).isEqualTo("UP");
        }
    }

    @Test
    void makesADayThatIsMissing() {
        try (var application = application()) {
            awaitDrained();
            LocalDate today = DATABASE.sql("select (now() at time zone 'UTC')::date")
                    .query(LocalDate.class)
                    .single();
            DATABASE.sql("drop table landing.sale_" + today.toString().replace("-", ""))
                    .update();

            send(Sales.good(10));
            awaitDrained();

            assertThat(Seen.distinctSales()).isEqualTo(10);
            assertThat(Seen.count("landing.dead_letter")).isZero();
            assertThat(Seen.value(application, "ingest.retry")).isPositive();
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("UP"));
        }
    }

    private static void rule(String rule) {
        DATABASE.sql("alter table landing.sale add constraint test_rule " + rule)
                .update();
    }

    private static List<ProducerRecord<byte[], byte[]>> sales(int count, Set<Integer> bad) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < count; i++) {
            records.add(new ProducerRecord<>(
                    Sales.TOPIC,
                    0,
                    null,
                    sale(bad.contains(i) ? "BAD" : "USER_" + i).getBytes(UTF_8)));
        }
        return records;
    }

    private static String sale(String user) {
        return Sales.json(UUID.randomUUID()).replace("USER_1", user);
    }

    private static List<Long> offsets(String table) {
        return DATABASE.sql("select log_offset from %s where partition = 0 order by log_offset".formatted(table))
                .query(Long.class)
                .list();
    }
}
