package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.RunningCommand;
import com.globalmart.cli.demo.ContractExample.Place;
import com.globalmart.cli.job.JobRequests;
import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the contracts, sent to a real broker, landed and loaded by the real applications, end as the contracts say. */
class ContractExamplesEndToEndTests {

    private static final LocalDate BUSINESS_DATE = LocalDate.parse("2026-03-22");

    private final Map<String, Place> places = new HashMap<>();

    @Test
    void endAsExpectedInOneLoad(@TempDir Path temporary) throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        try (var up = RunningCommand.start(directory, "up", "--apps", "ingest,batch-jobs")) {
            up.awaitOutput("ready in");
            takeRates(up, directory);

            send(up, ContractExample.all());
            load(up, BUSINESS_DATE);

            assertEverythingIsAsExpected(up.databases());
            replayAtTheShell(up);
            keepUpAtTheShell(up);
        }
    }

    @Test
    void endAsExpectedWhenStatementsComeANightLater(@TempDir Path temporary) throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        try (var up = RunningCommand.start(directory, "up", "--apps", "ingest,batch-jobs")) {
            up.awaitOutput("ready in");
            takeRates(up, directory);
            var examples = ContractExample.all();

            send(
                    up,
                    examples.stream()
                            .filter(ContractExamplesEndToEndTests::isEvent)
                            .toList());
            load(up, BUSINESS_DATE);
            send(up, examples.stream().filter(example -> !isEvent(example)).toList());
            load(up, BUSINESS_DATE.plusDays(1));

            assertEverythingIsAsExpected(up.databases());
            checkAtTheShell(up);
        }
    }

    /** What an operator types: quarantined records are mended, replayed and given up; the next night takes them, once. */
    private void replayAtTheShell(RunningCommand up) throws Exception {
        var unknownCountry = quarantined("t09");
        assertThat(up.type("quarantine", "--reason", "UNKNOWN_COUNTRY").text()).contains(unknownCountry);
        assertThat(up.type("quarantine", "show", unknownCountry).text())
                .contains("UNKNOWN_COUNTRY", "\"transaction_id\" : \"0b9c1c52-6d1e-4c7e-9a33-000000000009\"");

        assertThat(up.type("quarantine", "replay", unknownCountry, "--set", "country=Germany", "--reason", "it moved"))
                .satisfies(said -> assertThat(said.status()).as(said.text()).isZero());
        assertThat(up.type("quarantine", "discard", "--reason-code", "NEGATIVE_PRICE", "--reason", "a test"))
                .satisfies(said -> assertThat(said.text()).contains("1 of 1 records discarded"));
        load(up, BUSINESS_DATE.plusDays(1));

        assertThat(revenue(up.databases(), 9)).hasSize(1);
        assertThat(rows(up.databases(), """
                        select country from bi.sales join bi.geography using (geography_key)
                        where transaction_id = '0b9c1c52-6d1e-4c7e-9a33-000000000009'""")).containsExactly("Germany");
        assertThat(up.type("quarantine", "replay", unknownCountry, "--reason", "once more"))
                .satisfies(said -> assertThat(said.status()).isEqualTo(ExitStatus.REFUSED))
                .satisfies(said -> assertThat(said.text()).contains("is REPLAYED since", "nothing was asked for"));
    }

    /** What an operator types: the date of the late sale is judged again, what may go is counted, a customer is forgotten. */
    private static void keepUpAtTheShell(RunningCommand up) throws Exception {
        assertThat(up.type("rebuild").text()).contains(BUSINESS_DATE.toString(), "stale business dates: 1");
        succeeds(up, "COMPLETED", "rebuild", "--stale", "--reason", "a late sale");
        succeeds(up, "No business date is stale", "rebuild");
        succeeds(up, "settled quarantine", "retention");

        var user = rows(up.databases(), "select min(user_id) from bi.customers where city is not null")
                .getFirst();
        assertThat(up.type("forget", "nobody", "--reason", "a test", "--yes"))
                .satisfies(said -> assertThat(said.status()).as(said.text()).isEqualTo(ExitStatus.REFUSED));
        succeeds(up, "COMPLETED", "forget", user, "--reason", "asked to", "--yes");
        assertThat(rows(
                        up.databases(),
                        "select count(*) from bi.customers where user_id = '%s' and city is not null".formatted(user)))
                .containsExactly("0");
        succeeds(up, "holds", "check");
    }

    private static void succeeds(RunningCommand up, String expected, String... command) throws Exception {
        assertThat(up.type(command))
                .satisfies(said -> assertThat(said.status()).as(said.text()).isZero())
                .satisfies(said -> assertThat(said.text()).contains(expected));
    }

    /** What an operator types: the checks hold; and there is no load to be released or given up. */
    private static void checkAtTheShell(RunningCommand up) throws Exception {
        assertThat(up.type("check"))
                .satisfies(said -> assertThat(said.status()).as(said.text()).isZero())
                .satisfies(said ->
                        assertThat(said.text()).containsPattern("all_records_have_one_fate +everything +holds"));

        assertThat(up.type("load", "release", "--reason", "a test"))
                .satisfies(said -> assertThat(said.status()).as(said.text()).isEqualTo(ExitStatus.REFUSED))
                .satisfies(said -> assertThat(said.text()).contains("no load is open"));
        assertThat(up.type("load", "discard", "--reason", "a test"))
                .satisfies(said -> assertThat(said.status()).as(said.text()).isEqualTo(ExitStatus.REFUSED));
    }

    private String quarantined(String example) {
        var place = places.get(example);
        return "%s/1-%d/%d".formatted(place.topic(), place.partition(), place.offset());
    }

    private static boolean isEvent(ContractExample example) {
        return !example.topic().equals("customers-topic") && !example.topic().equals("products-topic");
    }

    private static void takeRates(RunningCommand up, DataDirectory directory) throws Exception {
        Files.createDirectories(directory.reference());
        Files.copy(ContractExample.DIRECTORY.resolve("exchange-rates.csv"), directory.exchangeRates());
        complete(up, "reference", null);
    }

    private void send(RunningCommand up, List<ContractExample> examples) throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> up.databases()
                                .client(Database.REALTIME)
                                .sql("select count(distinct topic) from landing.position")
                                .query(Long.class)
                                .single()
                        == 5); // ingest has made the topics
        var settings =
                Map.<String, Object>of("bootstrap.servers", up.endpoints().bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var example : examples) {
                var sent = producer.send(example.toRecord()).get();
                places.put(example.id(), new Place(sent.topic(), sent.partition(), sent.offset()));
            }
        }
    }

    private static void load(RunningCommand up, LocalDate businessDate) {
        try (var log = new Log(up.endpoints().bootstrapServers())) {
            new Landing(log, up.databases()).await();
        }
        complete(up, "nightly", businessDate);
    }

    private static void complete(RunningCommand up, String job, LocalDate businessDate) {
        var run = new JobRun(up.databases());
        var execution = run.awaitCarriedOut(new JobRequests(up.databases()).launch(job, businessDate, "test"));
        var ended = run.awaitEnd(execution);
        assertThat(ended.status()).as(run.ending(ended)).isEqualTo("COMPLETED");
    }

    /** Every event has its fate; what statements became is the history of their customer and product. */
    private void assertEverythingIsAsExpected(Databases databases) throws Exception {
        var expected = new TreeMap<String, String>();
        var found = new TreeMap<String, String>();
        for (var example : ContractExample.all()) {
            if (isEvent(example)) {
                expected.put(example.id(), (example.fate() + " " + example.reason()).strip());
                found.put(example.id(), fate(databases, example));
            }
        }
        assertThat(found).isEqualTo(expected);
        assertCustomerHistory(databases);
        assertProductHistory(databases);
        assertDetails(databases);
    }

    /** What became of an example, by the place that it had in Kafka. */
    private String fate(Databases databases, ContractExample example) {
        var place = places.get(example.id());
        var deadLetters = databases
                .client(Database.REALTIME, "batch_runner")
                .sql("""
                        select 'dead letter ' || reason from landing.dead_letter
                        where topic = :topic and partition = :partition and log_offset = :offset""")
                .params(place.parameters())
                .query(String.class)
                .list();
        var fates = databases
                .client(Database.WAREHOUSE, "batch_runner")
                .sql("""
                        select 'fact' || coalesce(' ' || (select kind from quality.finding f where f.topic = :topic
                               and f.partition = :partition and f.log_offset = :offset), '')
                        from (select 'transactions-topic' as topic, partition, log_offset from warehouse.transaction_identity
                              union all
                              select 'product-views-topic', partition, log_offset from warehouse.fact_product_views
                              union all
                              select 'cart-events-topic', partition, log_offset from warehouse.fact_cart_events) as facts
                        where topic = :topic and partition = :partition and log_offset = :offset
                        union all
                        select 'duplicate' from quality.duplicate
                        where topic = :topic and partition = :partition and log_offset = :offset
                        union all
                        select 'quarantine ' || reason from quality.quarantine
                        where topic = :topic and partition = :partition and log_offset = :offset""")
                .params(place.parameters())
                .query(String.class)
                .list();
        assertThat(deadLetters.size() + fates.size())
                .as("fates of %s: %s %s", example.id(), deadLetters, fates)
                .isEqualTo(1);
        return deadLetters.isEmpty() ? fates.getFirst() : deadLetters.getFirst();
    }

    private static void assertCustomerHistory(Databases databases) {
        assertThat(rows(databases, """
                        select concat_ws(' ', valid_from_utc, valid_to_utc, city, loyalty_tier)
                        from bi.customers where user_id = 'USER_00000007' order by valid_from_utc"""))
                .containsExactly(
                        "1900-01-01 00:00:00 2026-03-10 08:00:00 Köln silver",
                        "2026-03-10 08:00:00 2026-03-20 08:00:00 Bonn silver",
                        "2026-03-20 08:00:00 2026-03-22 00:00:00 Köln gold");
        assertThat(rows(databases, "select is_inferred::text from bi.customers where user_id = 'nobody-knows-me'"))
                .containsExactly("true");
    }

    private static void assertProductHistory(Databases databases) {
        assertThat(rows(databases, """
                        select concat_ws(' ', valid_from_utc, valid_to_utc, price, inventory, rating)
                        from bi.products where product_id = 'PROD_00000042' order by valid_from_utc"""))
                .containsExactly(
                        "1900-01-01 00:00:00 2026-03-14 15:09:26.535897 29.9900 12 4.3000",
                        "2026-03-14 15:09:26.535897 9999-12-31 00:00:00 24.9900 12 4.3000");
        // t01 happened at the very instant of the change, v01 before it
        assertThat(rows(databases, """
                        select price::text from bi.sales join bi.products using (product_key)
                        where transaction_id = '0b9c1c52-6d1e-4c7e-9a33-000000000001'""")).containsExactly("24.9900");
        assertThat(rows(databases, """
                        select price::text from bi.product_views join bi.products using (product_key)
                        where event_id = '1b9c1c52-6d1e-4c7e-9a33-000000000001'""")).containsExactly("29.9900");
    }

    private static void assertDetails(Databases databases) {
        assertThat(revenue(databases, 3))
                .as("two lines of one product are two rows")
                .hasSize(2);
        assertThat(revenue(databases, 14))
                .as("yen: 4980 x 0.0067325 = 33.52785, rounded half-even")
                .containsExactly(new BigDecimal("33.5278"));
        assertThat(revenue(databases, 15)).containsExactly(new BigDecimal("0.3261"));
        assertThat(revenue(databases, 16))
                .as("the given currency wins over the country's")
                .containsExactly(new BigDecimal("77.5781"));
        assertThat(rows(databases, """
                        select concat_ws(' ', quantity, cart_value, product_key) from bi.cart_events
                        where event_id = '3b9c1c52-6d1e-4c7e-9a33-000000000004'""")).containsExactly("2 59.9800 -1");
        assertThat(rows(databases, """
                        select concat_ws(' ', old_quantity, new_quantity) from bi.cart_events
                        where event_id = '3b9c1c52-6d1e-4c7e-9a33-000000000002'""")).containsExactly("2 3");
        assertThat(rows(
                        databases,
                        "select concat_ws(' ', product_key, search_query, compared_products) from bi.product_views"
                                + " where event_type in ('search', 'compare') order by event_id"))
                .containsExactly("-1 lamp; drop table", "-1 PROD_00000042, PROD_00000043");
        assertThat(databases
                        .client(Database.REALTIME, "batch_runner")
                        .sql("select extra::text from landing.sale where extra is not null")
                        .query(String.class)
                        .list())
                .containsExactly("{\"coupon\": {\"code\": \"SPRING\", \"percent\": 5}}");
    }

    private static List<BigDecimal> revenue(Databases databases, int transaction) {
        return databases
                .client(Database.WAREHOUSE, "bi_reader")
                .sql("select revenue from bi.sales where transaction_id = ? order by line_number")
                .param("0b9c1c52-6d1e-4c7e-9a33-%012d".formatted(transaction))
                .query(BigDecimal.class)
                .list();
    }

    private static List<String> rows(Databases databases, String sql) {
        return databases
                .client(Database.WAREHOUSE, "bi_reader")
                .sql(sql)
                .query(String.class)
                .list();
    }
}
