package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.RunningCommand;
import com.globalmart.cli.compose.ComposeFile;
import com.globalmart.cli.demo.Clients.Totals;
import com.globalmart.cli.metrics.MetricList;
import com.globalmart.cli.metrics.PrometheusServer;
import com.globalmart.cli.metrics.Rules;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.dashboards.grafana.query.BoardFiles;
import com.globalmart.dashboards.grafana.query.BoardQuery;
import com.globalmart.dashboards.grafana.query.GrafanaSql;
import com.globalmart.db.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What readers' tools get from a shop that really runs: two nights are published, and events go on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadersEndToEndTests {

    /** What may have nothing to show: nothing is late here, and a day is no week. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("Stale dates");

    private static final String FLEET_PASSWORD = "known to Prometheus";

    private static RunningCommand demo;
    private static ApiClient api;
    private static Databases databases;
    private static LedgerTotals ledger;

    @BeforeAll
    static void runAShop(@TempDir Path temporary) throws IOException {
        var directory = new DataDirectory(temporary.resolve("data"));
        demo = RunningCommand.start(
                directory,
                Map.of("FLEET_PASSWORD", FLEET_PASSWORD),
                "demo",
                "--days",
                "2",
                "--events-per-day",
                "8000",
                "--customers",
                "1000",
                "--products",
                "300");
        demo.awaitOutput("the demo took");
        ledger = LedgerTotals.of(new Ledger(directory.ledger())); // before the shop goes on and writes more
        demo.awaitOutput("go on until Ctrl-C");
        databases = demo.databases();
        api = ApiClient.of(demo.endpoints().url("serving-api"), directory.logins());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        demo.close();
    }

    @Test
    void everyQueryOfTheBoardsHasRows() throws IOException {
        await().atMost(Duration.ofMinutes(2)) // what is live has to be a minute old
                .untilAsserted(() -> assertThat(emptyQueries()).isEmpty());
    }

    @Test
    void theHeadlinesAreThoseOfTheLedger() throws IOException {
        LocalDate last = lastDay();
        var orders = ledger.orders().stream()
                .filter(order -> order.day().equals(last))
                .toList();
        BigDecimal revenue = orders.stream().map(Order::amount).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(headline("Revenue")).isEqualByComparingTo(revenue);
        assertThat(headline("Orders")).isEqualByComparingTo(BigDecimal.valueOf(orders.size()));
        assertThat(headline("Customers"))
                .isEqualByComparingTo(BigDecimal.valueOf(
                        orders.stream().map(Order::userId).distinct().count()));
        assertThat(headline("Average order value")
                        .subtract(average(revenue, orders.size()))
                        .abs())
                .isLessThan(new BigDecimal("0.0001"));
    }

    @Test
    void theCatalogueComputesTheLedger() {
        assertThat(metric("Revenue")).isEqualByComparingTo(published().revenue());
        assertThat(metric("Orders"))
                .isEqualByComparingTo(BigDecimal.valueOf(published().orders()));
        assertThat(metric("Customers"))
                .isEqualByComparingTo(BigDecimal.valueOf(published().customers()));
        assertThat(metric("Average order value")
                        .subtract(average(published().revenue(), published().orders()))
                        .abs())
                .isLessThan(new BigDecimal("0.0001"));
        assertThat(metric("Failed checks")).isNotNegative();
        assertThat(metric("Records landed")).isPositive();
    }

    @Test
    void programsOfOthersGetTheSameTotals() throws Exception {
        var clients = new Clients(demo.endpoints().port("postgres"));
        Totals odbc = clients.odbc();
        Totals expected = published();

        assertThat(odbc)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected);
        assertThat(clients.jdbc()).isEqualTo(odbc);
        assertThat(clients.malloy())
                .usingRecursiveComparison()
                .withComparatorForType(Comparator.naturalOrder(), BigDecimal.class)
                .isEqualTo(odbc);
    }

    /** The headlines of all days, late events too, from the totals; what one customer ordered, from the facts. */
    @Test
    void theApiGivesTheSameTotals() throws Exception {
        LocalDate last = lastDay();
        var kpis = api.data("/api/v1/kpis?from=%s&to=%s".formatted(last.minusDays(60), last));
        var expected = published();

        assertThat(ApiClient.kpi(kpis, "Revenue")).isEqualByComparingTo(expected.revenue());
        assertThat(ApiClient.kpi(kpis, "Orders")).isEqualByComparingTo(BigDecimal.valueOf(expected.orders()));
        assertThat(ApiClient.kpi(kpis, "Units")).isEqualByComparingTo(BigDecimal.valueOf(expected.units()));

        var customer = ledger.orders().getFirst().userId();
        var theirs = ledger.orders().stream()
                .filter(order -> order.userId().equals(customer) && !order.day().isAfter(last))
                .toList();
        var orders = api.data("/api/v1/customers/%s/orders?limit=1000".formatted(customer));
        assertThat(orders).hasSize(theirs.size());
        assertThat(orders.valueStream()
                        .map(order -> new BigDecimal(order.path("revenue").asString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(theirs.stream().map(Order::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(api.data("/api/v1/freshness").path("complete_through").asString())
                .isEqualTo(last.toString());
        assertThat(api.data("/api/v1/live/lag")).isNotEmpty();
    }

    /** Kept answers are those of the load before, until two seconds after a publication; all clients say the same of each load. */
    @Test
    @org.junit.jupiter.api.Order(Integer.MAX_VALUE) // the day that it publishes is not in the ledger
    void theApiFollowsAPublication() throws Exception {
        LocalDate last = lastDay();
        LocalDate forgotten = last.minusDays(5);
        String headlines = "/api/v1/kpis?from=%s&to=%s".formatted(last.minusDays(60), last.plusDays(1));
        var before = api.data(headlines);
        assertThat(api.data(headlines)).as("kept").isEqualTo(before);
        sameAsOthers(before);

        typed(
                "generate day --date %s --events 500 --customers 1000 --products 300 --profiles none --seed 7 --bootstrap-servers %s"
                        .formatted(forgotten, demo.endpoints().bootstrapServers()));
        typed("run nightly --wait --date " + forgotten);

        long load = reader("select load_id from bi.freshness").longValueExact();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(2))
                .until(() -> api.load(headlines) == load);
        var after = api.data(headlines);
        assertThat(api.data(headlines)).as("kept").isEqualTo(after);
        sameAsOthers(after);
        assertThat(ApiClient.kpi(after, "Orders")).isGreaterThan(ApiClient.kpi(before, "Orders"));
    }

    private static void typed(String command) throws Exception {
        var said = demo.type(command.split(" "));
        assertThat(said.status()).as(said.text()).isZero();
    }

    private static void sameAsOthers(JsonNode headlines) throws Exception {
        var clients = new Clients(demo.endpoints().port("postgres"));
        for (var others : List.of(clients.odbc(), clients.jdbc())) {
            assertThat(ApiClient.kpi(headlines, "Revenue")).isEqualByComparingTo(others.revenue());
            assertThat(ApiClient.kpi(headlines, "Orders")).isEqualByComparingTo(BigDecimal.valueOf(others.orders()));
            assertThat(ApiClient.kpi(headlines, "Units")).isEqualByComparingTo(BigDecimal.valueOf(others.units()));
        }
    }

    @Test
    void prometheusFindsEveryMetricThatRulesAndBoardsName(@TempDir Path folder) throws Exception {
        try (var prometheus = new PrometheusServer(folder, demo.endpoints(), FLEET_PASSWORD)) {
            prometheus.awaitTargets();
            var named = new TreeSet<String>();
            Rules.expressions().forEach(expression -> named.addAll(Rules.metrics(expression)));
            Rules.expressionsOfBoards().forEach(expression -> named.addAll(Rules.metrics(expression)));
            assertThat(named).hasSizeGreaterThan(30).contains("up", "pg_up", "globalmart_nodes_alive");

            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(prometheus.metrics()).containsAll(named));

            assertThat(prometheus.values("job:availability:ratio5m")).hasSize(4).containsOnly(1.0);
            assertThat(prometheus.firing("critical")).isEmpty();
            String seen = MetricList.written(prometheus.described(named));
            if (Boolean.getBoolean("metrics.write")) {
                Files.writeString(MetricList.FILE, seen);
            }
            assertThat(seen).isEqualTo(Files.readString(MetricList.FILE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batch-jobs", "job-admin", "serving-api"})
    void healthChecksOfContainersAreAnswered(String application) throws Exception {
        String check = ComposeFile.healthCheck(application);
        String asked = check.replaceAll(
                "127\\.0\\.0\\.1/\\d+", "127.0.0.1/" + demo.endpoints().port(application));

        assertThat(bash(asked)).isZero();
        assertThat(bash(asked.replace("/actuator/health/readiness", "/actuator/health/nothing")))
                .isNotZero();
        assertThat(bash(check.replaceAll("127\\.0\\.0\\.1/\\d+", "127.0.0.1/1")))
                .isNotZero();
    }

    private static int bash(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", command).start().waitFor();
    }

    private static BigDecimal average(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_EVEN);
    }

    /** What the ledger says of the days that are published; units are not in it, and are taken from the books. */
    private static Totals published() {
        LocalDate last = lastDay();
        var orders = ledger.orders().stream()
                .filter(order -> !order.day().isAfter(last))
                .toList();
        return new Totals(
                orders.stream().map(Order::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                orders.size(),
                reader("select sum(units) from bi.daily_sales where dimension = 'total'")
                        .longValueExact(),
                orders.stream().map(Order::userId).distinct().count());
    }

    private static LocalDate lastDay() {
        return databases
                .client(Database.WAREHOUSE, "bi_reader")
                .sql("select complete_through from bi.freshness")
                .query(LocalDate.class)
                .single();
    }

    private static BigDecimal reader(String sql) {
        return databases
                .client(Database.WAREHOUSE, "bi_reader")
                .sql(sql)
                .query(BigDecimal.class)
                .single();
    }

    private static BigDecimal metric(String name) {
        String formula = databases
                .client(Database.WAREHOUSE, "bi_reader")
                .sql("select formula_sql from bi.metric_definitions where metric = ?")
                .param(name)
                .query(String.class)
                .single();
        return reader(
                formula.replace(":first_day", "date '2000-01-01'").replace(":last_day", "date '" + lastDay() + "'"));
    }

    /** The newest value that the board Executive shows. */
    private static BigDecimal headline(String title) throws IOException {
        BoardQuery query = queries().stream()
                .filter(each -> each.board().equals("globalmart-executive")
                        && each.place().equals(title))
                .findFirst()
                .orElseThrow();
        var values = databases
                .client(Database.WAREHOUSE, "bi_reader")
                .sql(expanded(query))
                .query((row, number) -> row.getBigDecimal(2))
                .list();
        assertThat(values).as(title).hasSize(2);
        return values.getLast();
    }

    private static List<BoardQuery> queries() throws IOException {
        return BoardFiles.sqlQueries(Path.of("..", "dashboards", "grafana"));
    }

    private static String expanded(BoardQuery query) {
        var now = Instant.now();
        return GrafanaSql.expanded(
                query.sql(), Map.of("period", "day", "job", "nightly"), now.minus(Duration.ofDays(90)), now);
    }

    private static List<String> emptyQueries() throws IOException {
        var empty = new ArrayList<String>();
        for (BoardQuery query : queries()) {
            boolean isLive = query.datasource().equals("globalmart-realtime");
            var reader = isLive
                    ? databases.client(Database.REALTIME, "live_reader")
                    : databases.client(Database.WAREHOUSE, "bi_reader");
            if (reader.sql(expanded(query)).query().listOfRows().isEmpty() && !MAY_BE_EMPTY.contains(query.place())) {
                empty.add(query.toString());
            }
        }
        return empty;
    }
}
