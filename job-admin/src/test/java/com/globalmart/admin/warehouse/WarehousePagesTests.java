package com.globalmart.admin.warehouse;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_BOOK;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.WarehouseRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class WarehousePagesTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private WarehouseRows published = new WarehouseRows(rows);

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        published = new WarehouseRows(rows);
    }

    @Test
    void saysThatNothingIsPublishedAndWhatToDo() {
        assertThat(viewer().get("/warehouse").body())
                .contains("Nothing is published yet.")
                .doesNotContain("Launch nightly");
        assertThat(operator().get("/warehouse").body()).contains("/jobs/nightly/launch");
        assertThat(viewer().get("/warehouse/daily-sales.csv").statusCode()).isEqualTo(409);
    }

    @Test
    void sumsTheDaysOfTheSpanAndComparesThemWithAsManyBefore() {
        published.published(DAY);
        for (int ago = 0; ago < 14; ago++) {
            published.day(DAY.minusDays(ago), ago < 7 ? 20 : 10, ago < 7 ? "200.2500" : "100.0000");
        }
        published.day(DAY.plusDays(1), 999, "999.0000"); // not complete yet

        var page = viewer().get("/warehouse?days=7").body();

        assertThat(page)
                .contains(
                        "title=\"1,401.75\">1,402<", "8 Mar 2026 to 14 Mar 2026", "+100.2 % against the 7 days before")
                .contains("title=\"140\">140<", "title=\"10.01\">10.01<", ">200.25<")
                .doesNotContain("999");
    }

    @Test
    void showsDaysWithoutASaleAsNoneAndLeavesOutThoseBeforeTheFirst() {
        published.published(DAY);
        published.day(DAY.minusDays(3), 5, "50.0000");
        published.day(DAY, 5, "50.1234");

        var page = viewer().get("/warehouse?days=28").body();

        assertThat(page)
                .contains("11 Mar 2026 to 14 Mar 2026", "data-values=\"50.0000,0,0,50.1234\"", ">50.1234<")
                .contains("nothing to compare with");
    }

    @Test
    void agreesWithTheViewsOfReaders() {
        published.aYear(DAY);
        var views = rows.warehouse();

        var page = viewer().get("/warehouse?days=90").body();

        var revenue = views.fetchSingle(
                "select sum(revenue), sum(orders) from bi.daily_sales where dimension = 'total' and event_day > date '2026-03-14' - 90 and event_day <= '2026-03-14'");
        assertThat(page)
                .contains("title=\"%s\"".formatted(Figure.exact(revenue.get(0, BigDecimal.class))))
                .contains("title=\"%,d\"".formatted(revenue.get(1, Long.class)));
        for (var row : views.fetch(
                "select segment, customers, revenue from bi.customer_segments where analysis_date = '2026-03-14'")) {
            assertThat(page)
                    .contains(row.get(0, String.class), ">%,d<".formatted(row.get(1, Long.class)))
                    .contains(">%s<".formatted(Figure.exact(row.get(2, BigDecimal.class))));
        }
        for (var row :
                views.fetch("select recency_score, frequency_score, count(*) from bi.rfm_analysis group by 1, 2")) {
            assertThat(page)
                    .contains(
                            "recency %d, frequency %d,".formatted(row.get(0, Integer.class), row.get(1, Integer.class)))
                    .contains(">%d<".formatted(row.get(2, Integer.class)));
        }
        for (var row : views.fetch("select product_id, revenue from bi.product_performance where revenue_rank <= 10")) {
            assertThat(page).contains(row.get(0, String.class), Figure.exact(row.get(1, BigDecimal.class)));
        }
        assertThat(page).doesNotContain("PROD_11");
    }

    @Test
    void showsANewLoadAtOnce() {
        published.published(DAY);
        published.day(DAY, 5, "50.0000");
        var viewer = viewer();
        assertThat(viewer.get("/warehouse").body()).contains(">50<");

        var next = new WarehouseRows(rows);
        next.published(DAY);
        next.day(DAY, 6, "61.0000");

        assertThat(viewer.get("/warehouse").body()).contains(">61<").doesNotContain(">50<");
        assertThat(viewer.fragment("/warehouse?days=28").body().strip())
                .startsWith("<div id=\"figures\"")
                .contains("hx-get=\"/warehouse?days=28\"", "changed:loads from:body");
    }

    @Test
    void showsHostileNamesAsText() {
        published.published(DAY);
        published.day(DAY, 5, "50.0000");
        published.product(DAY, "P" + HOSTILE, HOSTILE, 1, 5, "50.0000");
        published.segment(DAY, HOSTILE, HOSTILE, 5, "50.0000");

        assertThat(viewer().get("/warehouse").body()).contains("&lt;img src=x").doesNotContain("<img src=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"days=8", "days=-7", "days=28%20or%201=1", "days=28&days=7", "days=999999999999"})
    void refusesOtherSpans(String query) {
        var answer = viewer().get("/warehouse?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("&quot;days&quot;");
    }

    @Test
    void listsEveryTableButNoPartition() {
        rows.warehouse().execute("select warehouse.make_fact_partitions(array[date '2026-03-14'])");
        rows.nightly();

        var page = viewer().get("/warehouse/tables").body();

        var tables = rows.warehouse()
                .fetch(
                        "select relname::text from pg_class where relnamespace = 'warehouse'::regnamespace and relkind in ('r', 'p') and not relispartition")
                .getValues(0, String.class);
        assertThat(tables)
                .hasSizeGreaterThan(30)
                .allSatisfy(table -> assertThat(page).contains("/warehouse/tables/" + table + "\""));
        assertThat(page)
                .contains("1 partition", "one line of a transaction", "loadSales")
                .doesNotContain("fact_sales_20260314");
    }

    @Test
    void showsOneTableWithItsColumnsStepsAndBooks() {
        rows.nightly();
        book(41, "transactions-topic", 1_204);
        book(42, "transactions-topic", 1_400);
        rows.warehouse().execute("insert into warehouse.load_size values (42, 'fact_sales', 9000, 1048576, 1048576)");

        var page = viewer().get("/warehouse/tables/fact_sales").body();

        assertThat(page)
                .contains("reporting_amount", "numeric(16,4)", "Turns landed sales into facts", "publish")
                .contains(">1,204<", ">1,400<", "2.0 MB");
        assertThat(viewer().get("/warehouse/tables").body()).contains(">+1,400<");
        assertThat(viewer().get("/warehouse/tables/event_type").body()).contains("No step makes its rows.");
    }

    @Test
    void saysOfStepsThatNobodyHasDeclaredThemYet() {
        assertThat(viewer().get("/warehouse/tables/sales_trends").body())
                .contains("computeTrends", "not declared by batch-jobs yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "FACT_SALES", "fact_sales%27%20or%20%271", "pg_class", "fact_sales%00", "console_user"
            })
    void knowsNoOtherTables(String name) {
        var answer = viewer().get("/warehouse/tables/" + name);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContainIgnoringCase("select", "exception");
    }

    @Test
    void sendsEveryFileAsTheViewsHaveIt() {
        published.aYear(DAY);
        var viewer = viewer();

        var daily = viewer.get("/warehouse/daily-sales.csv?days=7");
        assertThat(daily.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"daily-sales.csv\"");
        assertThat(lines(daily.body())).hasSize(8).first().isEqualTo("event_day,orders,customers,units,revenue");
        assertThat(lines(daily.body()).getLast())
                .isEqualTo(rows.warehouse()
                        .fetchSingle(
                                "select concat_ws(',', event_day, orders, customers, units, revenue) from bi.daily_sales where event_day = '2026-03-14'")
                        .get(0, String.class));
        assertThat(lines(viewer.get("/warehouse/sales-trends.csv?days=28").body()))
                .hasSize(6);
        assertThat(lines(viewer.get("/warehouse/customer-segments.csv").body())).hasSize(6);
        assertThat(lines(viewer.get("/warehouse/product-performance.csv").body()))
                .hasSize(13);
        assertThat(viewer.get("/warehouse/rfm-scores.csv").body())
                .doesNotContain("U1"); // numbers of customers, nobody's name
        assertThat(viewer.get("/warehouse/tables.csv").body()).contains("fact_sales,Grain");
        assertThat(viewer.get("/warehouse/customers.csv").statusCode()).isEqualTo(404);
        assertThat(rows.warehouse().fetchValues(AUDIT.TARGET, AUDIT.ACTION.eq("export")))
                .containsExactly(
                        "daily-sales days=7 to 2026-03-14",
                        "sales-trends days=28 to 2026-03-14",
                        "customer-segments",
                        "product-performance",
                        "rfm-scores",
                        "warehouse-tables");
    }

    private void book(int loadId, String topic, long factRows) {
        rows.warehouse()
                .execute(
                        "insert into warehouse.load (load_id, business_date, status, published_at) overriding system value "
                                + "values (?, ?, 'PUBLISHED', now())",
                        loadId,
                        DAY.plusDays(loadId));
        rows.warehouse()
                .insertInto(LOAD_BOOK)
                .set(LOAD_BOOK.LOAD_ID, loadId)
                .set(LOAD_BOOK.TOPIC, topic)
                .set(LOAD_BOOK.LANDED, factRows)
                .set(LOAD_BOOK.FACTS, factRows)
                .set(LOAD_BOOK.FACT_ROWS, factRows)
                .set(LOAD_BOOK.DUPLICATES, 0L)
                .set(LOAD_BOOK.QUARANTINED, 0L)
                .execute();
    }

    private static List<String> lines(String file) {
        return Arrays.asList(file.split("\r\n"));
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }
}
