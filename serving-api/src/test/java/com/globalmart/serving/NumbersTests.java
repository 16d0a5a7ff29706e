package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the API says is what SQL says: each resource beside a query of its own, as an analyst would write it, over {@code bi}. */
@ApiTest
class NumbersTests {

    @LocalServerPort
    int port;

    private final JdbcClient analyst = TestWarehouse.client(Database.WAREHOUSE, "bi_reader");
    private Api api;

    @BeforeEach
    void withKey() {
        api = Api.on(port);
    }

    /** Every number of the catalogue that the headlines name, by the catalogue's own formula. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-14, 2026-03-14",
        "2026-03-02, 2026-03-08",
        "2026-02-01, 2026-02-28",
        "2026-01-20, 2026-03-03",
        "2025-12-01, 2025-12-31",
        "2026-01-14, 2026-03-14"
    })
    void headlinesAreWhatTheCatalogueSays(LocalDate from, LocalDate to) {
        var days = to.toEpochDay() - from.toEpochDay() + 1;
        var kpis = api.data("/api/v1/kpis?from=%s&to=%s".formatted(from, to));

        assertThat(kpis).hasSizeGreaterThan(13);
        for (JsonNode kpi : kpis) {
            var metric = kpi.path("metric").asString();
            if (metric.equals("Customers") && !List.of(1L, 7L, 28L).contains(days)) {
                continue; // known of days, ISO weeks and months
            }
            assertThat(plain(kpi.path("value"))).as(metric).isEqualTo(plain(catalogue(metric, from, to)));
            if (!metric.equals("Customers")) {
                assertThat(plain(kpi.path("previous_value")))
                        .as(metric + " before")
                        .isEqualTo(plain(catalogue(metric, from.minusDays(days), from.minusDays(1))));
            }
        }
    }

    @Test
    void salesByDayAreThoseOfTheFacts() {
        same(api.data("/api/v1/sales/days?from=2026-03-01&to=2026-03-14"), """
                select event_day::text, count(distinct transaction_id), count(distinct user_id), sum(quantity), sum(revenue)
                from bi.sales join bi.customers using (customer_key)
                where event_day between '2026-03-01' and '2026-03-14' group by 1 order by 1""");
    }

    @ParameterizedTest
    @CsvSource({
        "country=Germany, geography, geography_key, country = 'Germany'",
        "category=Laptops, products, product_key, category = 'Laptops'",
        "payment_method=Credit%20Card, payment_methods, payment_method_key, payment_method = 'Credit Card'"
    })
    void salesOfOneMemberAreThoseOfTheFacts(String filter, String dimension, String key, String condition) {
        same(api.data("/api/v1/sales/days?from=2026-02-20&to=2026-03-14&" + filter), """
                select event_day::text, count(distinct transaction_id), count(distinct user_id), sum(quantity), sum(revenue)
                from bi.sales join bi.customers using (customer_key) join bi.%s d using (%s)
                where event_day between '2026-02-20' and '2026-03-14' and d.%s group by 1 order by 1""".formatted(
                        dimension, key, condition));
    }

    @ParameterizedTest
    @CsvSource({
        "countries, geography, geography_key, country",
        "categories, products, product_key, category",
        "payment-methods, payment_methods, payment_method_key, payment_method"
    })
    void sharesAreThoseOfTheFacts(String resource, String dimension, String key, String member) {
        same(api.data("/api/v1/sales/%s?from=2026-02-01&to=2026-02-28".formatted(resource)), """
                select d.%s, count(distinct transaction_id), sum(quantity), sum(revenue),
                       round(100 * sum(revenue) / sum(sum(revenue)) over (), 4)
                from bi.sales join bi.%s d using (%s)
                where event_day between '2026-02-01' and '2026-02-28' group by 1 order by 4 desc""".formatted(
                        member, dimension, key));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/trends?period=week&from=2026-01-01&to=2026-03-14, 'select period_start::text, is_partial, orders, units, revenue, average_order_value, revenue_growth from bi.sales_trends where period_type = ''week'' and category = ''ALL'' order by 1'",
        "/api/v1/products?limit=1000, 'select analysis_date::text, product_id, product_name, t.category, orders, units, views, revenue, conversion_rate, average_price, revenue_rank, category_rank, performance_score, performance_tier from bi.product_performance t join bi.current_products using (product_id) where analysis_date = (select max(analysis_date) from bi.product_performance) order by revenue_rank'",
        "/api/v1/products?tier=top_seller&category=Laptops, 'select analysis_date::text, product_id, product_name, t.category, orders, units, views, revenue, conversion_rate, average_price, revenue_rank, category_rank, performance_score, performance_tier from bi.product_performance t join bi.current_products using (product_id) where analysis_date = ''2026-03-14'' and t.category = ''Laptops'' and performance_tier = ''Top Seller'' order by revenue_rank'",
        "/api/v1/products/PROD_00000045/performance, 'select analysis_date::text, product_id, product_name, t.category, orders, units, views, revenue, conversion_rate, average_price, revenue_rank, category_rank, performance_score, performance_tier from bi.product_performance t join bi.current_products using (product_id) where product_id = ''PROD_00000045'' order by 1'",
        "/api/v1/segments, 'select analysis_date::text, segment, description, lowest_score, highest_score, customers, orders, revenue, average_order_value from bi.customer_segments where analysis_date = ''2026-03-14'' order by revenue desc, segment'",
        "/api/v1/segments?analysis_date=2026-03-12, 'select analysis_date::text, segment, description, lowest_score, highest_score, customers, orders, revenue, average_order_value from bi.customer_segments where analysis_date = ''2026-03-12'' order by revenue desc, segment'",
        "/api/v1/rfm-distribution, 'select analysis_date::text, rfm_score, recency_score, frequency_score, monetary_score, segment, customers, orders, revenue from bi.rfm_distribution where analysis_date = ''2026-03-14'' order by rfm_score desc'",
        "/api/v1/carts/days?from=2026-03-01&to=2026-03-14, 'select a.event_day::text, visits, visitors, views, searches, cart_adds, checkouts, abandonments, s.orders, round(100.0 * s.orders / visits, 4), round(100.0 * abandonments / (checkouts + abandonments), 4) from bi.daily_activity a join (select event_day, count(distinct transaction_id) as orders from bi.sales group by 1) s using (event_day) where country = ''ALL'' and a.event_day >= ''2026-03-01'' order by 1'",
        "/api/v1/carts/days?from=2026-03-01&to=2026-03-14&country=Germany, 'select a.event_day::text, visits, visitors, views, searches, cart_adds, checkouts, abandonments, s.orders, round(100.0 * s.orders / visits, 4), round(100.0 * abandonments / (checkouts + abandonments), 4) from bi.daily_activity a join (select event_day, count(distinct transaction_id) as orders from bi.sales join bi.geography g using (geography_key) where g.country = ''Germany'' group by 1) s using (event_day) where country = ''Germany'' and a.event_day >= ''2026-03-01'' order by 1'",
        "/api/v1/metric-definitions, 'select metric, sentence, unit, grain, owner, formula_sql from bi.metric_definitions order by metric'",
        "/api/v1/customers/USER_00000007/orders?limit=1000, 'select transaction_id, to_char(s.occurred_at_utc, ''YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"''), max(g.country), max(payment_method), max(s.currency), count(*), sum(quantity), sum(net_amount), sum(revenue) from bi.sales s join bi.customers c using (customer_key) join bi.geography g using (geography_key) join bi.payment_methods using (payment_method_key) where user_id = ''USER_00000007'' group by 1, s.occurred_at_utc order by s.occurred_at_utc desc, 1 desc'"
    })
    void rowsAreThoseOfTheViews(String path, String sql) {
        same(api.data(path), sql);
    }

    @Test
    void aCustomerIsWhatTheViewsSay() {
        var customer = api.data("/api/v1/customers/USER_00000007");

        assertThat(customer.path("city").asString()).isEqualTo("Kiel");
        assertThat(customer.path("rfm").path("frequency").asInt()).isEqualTo(17);
        assertThat(customer.path("versions")
                        .valueStream()
                        .map(version -> version.path("city").asString()))
                .containsExactly("City 7", "Kiel");
        assertThat(customer.path("versions").path(1).path("valid_from").asString())
                .isEqualTo("2026-02-01T00:00:00Z");
    }

    /** Pages, put together, are the whole. */
    @ParameterizedTest
    @CsvSource({"/api/v1/products, 5", "/api/v1/customers/USER_00000007/orders, 7"})
    void pagesAreTheWhole(String path, int limit) {
        var whole = api.data(path + "?limit=1000");
        int at = 0;
        var next = path + "?limit=" + limit;

        while (next != null) {
            var page = api.get(next);
            for (JsonNode row : Api.json(page).path("data")) {
                assertThat(row).isEqualTo(whole.path(at++));
            }
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceFirst("<(.*)>; rel=\"next\"", "$1"))
                    .orElse(null);
        }

        assertThat(at).isEqualTo(whole.size()).isGreaterThan(2 * limit);
    }

    private @Nullable BigDecimal catalogue(String metric, LocalDate from, LocalDate to) {
        var formula = analyst.sql("select formula_sql from bi.metric_definitions where metric = ?")
                .param(metric)
                .query(String.class)
                .single();
        return (BigDecimal) analyst.sql("select (%s)::numeric as value".formatted(formula))
                .param("first_day", from)
                .param("last_day", to)
                .query()
                .singleRow()
                .get("value");
    }

    private void same(JsonNode rows, String sql) {
        var expected = analyst.sql(sql)
                .query((row, _) -> {
                    var values = new java.util.ArrayList<String>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(plain(row.getObject(i)));
                    }
                    return values;
                })
                .list();

        assertThat(expected).isNotEmpty();
        assertThat(rows.valueStream()
                        .map(row -> row.valueStream().map(NumbersTests::plain).toList()))
                .containsExactlyElementsOf(expected);
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    private static String plain(JsonNode value) {
        if (value.isString()) {
            try {
                return plain(new BigDecimal(value.asString()));
            } catch (NumberFormatException e) {
                return value.asString();
            }
        }
        return value.isNull() ? "null" : value.isNumber() ? plain(value.decimalValue()) : value.asString();
    }
}
