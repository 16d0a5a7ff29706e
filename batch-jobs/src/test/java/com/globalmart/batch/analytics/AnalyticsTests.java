package com.globalmart.batch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.analytics.AnalyticsProperties.Scoring;
import com.globalmart.batch.analytics.RandomTrade.Order;
import com.globalmart.batch.analytics.RandomTrade.View;
import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.load.LoadDays;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every number of the four analytics tables beside {@link PlainAnalytics}, for random shops whose events arrive over three nights,
 * some of them late. One shop, with {@code -Dsoak=true} twenty; {@code -Dseed=} repeats one.
 */
@NightlyTest
class AnalyticsTests {

    @Autowired
    private Loads loads;

    @Autowired
    private WarehouseCopy copy;

    @Autowired
    private LoadDays days;

    @Autowired
    private RfmRules rules;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "bi_reader");
    private final JdbcTemplate owner = Databases.as(Database.WAREHOUSE, "migrator");

    static List<Long> seeds() {
        var given = Long.getLong("seed");
        if (given != null) {
            return List.of(given);
        }
        return new Random().longs(Boolean.getBoolean("soak") ? 20 : 1).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalWhatListsGive(long seed) {
        System.out.printf("analytics: seed %d%n", seed);
        var random = new Random(seed);
        var trade = new RandomTrade(seed, 40, 12);
        startOver(trade);
        var orders = new ArrayList<>(trade.orders);
        var views = new ArrayList<>(trade.views);
        var landedOrders = new ArrayList<Order>();
        var landedViews = new ArrayList<View>();

        for (int before = 2; before >= 0; before--) {
            var date = RandomTrade.LAST_DAY.minusDays(7L * before);
            boolean isLast = before == 0; // what is late comes then
            orders.removeIf(order ->
                    (isLast || !order.day().isAfter(date) && random.nextInt(10) > 0) && landedOrders.add(order));
            views.removeIf(
                    view -> (isLast || !view.day().isAfter(date) && random.nextInt(10) > 0) && landedViews.add(view));
            landedOrders.stream()
                    .skip(landedCount("bi.sales", "transaction_id"))
                    .forEach(order -> RandomTrade.land(landing, order));
            landedViews.stream()
                    .skip(landedCount("bi.product_views", "event_id"))
                    .forEach(view -> RandomTrade.land(landing, view));

            assertThat(operators.run("nightly", date)).isEqualTo("COMPLETED");

            var plain = new PlainAnalytics(trade, landedOrders, landedViews);
            assertJudgementEquals(date, plain);
            assertTrendsEqual(date, plain);
        }
        Invariants.assertHold();

        assertRebuildMakesUpForLateEvents(new PlainAnalytics(trade, landedOrders, landedViews));
    }

    private void assertRebuildMakesUpForLateEvents(PlainAnalytics plain) {
        var first = RandomTrade.LAST_DAY.minusDays(14);
        var dates = List.of(first, RandomTrade.LAST_DAY.minusDays(7), RandomTrade.LAST_DAY);
        assertThat(lines("select analysis_date::text from bi.stale_dates"))
                .as("dates that late events have touched")
                .containsAll(dates.stream()
                        .filter(date -> !judgement(date).equals(plain.judgement(date)))
                        .map(LocalDate::toString)
                        .toList())
                .doesNotContain(RandomTrade.LAST_DAY.toString());

        var rebuild = Map.of("from", first.toString(), "to", RandomTrade.LAST_DAY.toString());
        assertThat(operators.awaitEnd(operators.launch("rebuild", rebuild))).isEqualTo("COMPLETED");

        dates.forEach(date -> assertJudgementEquals(date, plain));
        assertTrendsEqual(RandomTrade.LAST_DAY, plain);
        Invariants.assertHold();
        assertThat(lines("select analysis_date::text from bi.stale_dates")).isEmpty();
        var rebuilt = Fingerprint.ofWarehouse();
        assertThat(operators.awaitEnd(operators.launch("rebuild", rebuild))).isEqualTo("COMPLETED");
        assertThat(Fingerprint.ofWarehouse()).as("once more changes nothing").isEqualTo(rebuilt);
    }

    @Test
    void rebuildsOnlyWhatWasJudged() {
        startOver(new RandomTrade(1, 1, 1));
        assertThat(operators.run("nightly", RandomTrade.LAST_DAY)).isEqualTo("COMPLETED");

        var tomorrow = RandomTrade.LAST_DAY.plusDays(1).toString();
        assertThat(operators.outcome(
                        operators.request("launch", Map.of("job", "rebuild", "from", "2026-03-20", "to", tomorrow))))
                .isEqualTo("REFUSED to is 2026-03-21, expected 2026-03-20 or before: later dates are not published");
        assertThat(operators.run("plan", RandomTrade.LAST_DAY.plusDays(1))).isEqualTo("COMPLETED");
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "rebuild", "from", "2026-03-20"))))
                .startsWith("REFUSED load ")
                .endsWith("is open: let it be published, or discard it");

        assertThat(operators.outcome(operators.request("launch", Map.of("job", "rebuild", "from", "2026-03-01"))))
                .startsWith("REFUSED")
                .contains("no business date from 2026-03-01 to 2026-03-01 has been judged");
        assertThat(operators.outcome(operators.request(
                        "launch", Map.of("job", "rebuild", "from", "2026-03-02", "to", "2026-03-01"))))
                .startsWith("REFUSED")
                .contains("from is 2026-03-02 and to is 2026-03-01");
    }

    /** Events come in time; then the nights are run again from the first, with everything landed. */
    @Test
    void aMonthOfNightsMadeAfterwardsEqualsEachMadeInItsTime() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("nights: seed %d%n", seed);
        var trade = new RandomTrade(seed, 30, 8);
        int nights = Boolean.getBoolean("soak") ? 31 : 4;
        var first = RandomTrade.LAST_DAY.minusDays(nights - 1L);

        startOver(trade);
        for (var date = first; !date.isAfter(RandomTrade.LAST_DAY); date = date.plusDays(1)) {
            land(trade, date.equals(first) ? LocalDate.MIN : date, date);
            assertThat(operators.run("nightly", date)).isEqualTo("COMPLETED");
        }
        var inTime = everything();

        startOver(trade);
        land(trade, LocalDate.MIN, RandomTrade.LAST_DAY);
        for (var date = first; !date.isAfter(RandomTrade.LAST_DAY); date = date.plusDays(1)) {
            assertThat(operators.run("nightly", date)).isEqualTo("COMPLETED");
        }
        assertThat(everything()).isEqualTo(inTime);
        assertThat(inTime).hasSizeGreaterThan(20 * nights);
    }

    private void land(RandomTrade trade, LocalDate first, LocalDate last) {
        trade.orders.stream()
                .filter(order -> !order.day().isBefore(first) && !order.day().isAfter(last))
                .forEach(order -> RandomTrade.land(landing, order));
        trade.views.stream()
                .filter(view -> !view.day().isBefore(first) && !view.day().isAfter(last))
                .forEach(view -> RandomTrade.land(landing, view));
    }

    /** Every row of the four tables, and of the totals behind them. */
    private List<String> everything() {
        return lines("""
                select 'rfm ' || to_jsonb(t) - 'load_id' from warehouse.rfm_analysis t
                union all select 'scores ' || to_jsonb(t) - 'load_id' from warehouse.rfm_distribution t
                union all select 'segment ' || to_jsonb(t) - 'load_id' from warehouse.customer_segments t
                union all select 'product ' || to_jsonb(t) - 'load_id' from warehouse.product_performance t
                union all select 'trend ' || to_jsonb(t) - 'load_id' from warehouse.sales_trends t
                union all select 'day ' || to_jsonb(t) - 'load_id' from warehouse.daily_sales t
                union all select 'activity ' || to_jsonb(t) - 'load_id' from warehouse.daily_activity t
                union all select 'customers ' || to_jsonb(t) - 'load_id' from warehouse.period_customers t
                """.replace("to_jsonb(t) - 'load_id'", "(to_jsonb(t) - 'load_id')::text"));
    }

    @Test
    void scoreByFifthsWhereThatIsSet() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("quintiles: seed %d%n", seed);
        var trade = new RandomTrade(seed, 33, 5);
        var date = RandomTrade.LAST_DAY;
        startOver(trade);
        trade.orders.forEach(order -> RandomTrade.land(landing, order));
        assertThat(operators.run("plan", date)).isEqualTo("COMPLETED");
        assertThat(operators.run("dimensions")).isEqualTo("COMPLETED");
        assertThat(operators.run("facts")).isEqualTo("COMPLETED");
        var runner = JdbcClient.create(Databases.as(Database.WAREHOUSE, "batch_runner"));

        new RfmAnalysis(runner, copy, days, rules, new AnalyticsProperties(2, Scoring.QUINTILES))
                .analyse(Judgement.ofNight(loads.open().orElseThrow()));

        assertThat(runner.sql("""
                        select format('%s: %s %s %s, %s', user_id, recency_score, frequency_score, monetary_score, segment)
                        from warehouse.rfm_analysis
                        """).query(String.class).list().stream().sorted().toList())
                .isEqualTo(new PlainAnalytics(trade, trade.orders, List.of()).rfmByQuintiles(date));
    }

    private void startOver(RandomTrade trade) {
        Databases.as(Database.WAREHOUSE, "migrator")
                .update("delete from warehouse.exchange_rate where currency = 'GBP'");
        landing.reset();
        trade.prepare(landing);
    }

    private long landedCount(String view, String identity) {
        return warehouse.queryForObject("select count(distinct %s) from %s".formatted(identity, view), Long.class);
    }

    private void assertJudgementEquals(LocalDate date, PlainAnalytics plain) {
        assertThat(judgement(date)).isEqualTo(plain.judgement(date));
    }

    private List<String> judgement(LocalDate date) {
        return Stream.of("""
                        select format('%%s %%s: %%s days, %%s orders, %%s: %%s %%s %%s = %%s, %%s', analysis_date, user_id, recency_days,
                            frequency, monetary, recency_score, frequency_score, monetary_score, rfm_score, segment)
                        from bi.rfm_analysis where analysis_date = '%s'
                        """, """
                        select format('%%s %%s: %%s to %%s, %%s customers, %%s orders, %%s, %%s each', analysis_date, segment,
                            lowest_score, highest_score, customers, orders, revenue, average_order_value)
                        from bi.customer_segments where analysis_date = '%s'
                        """, """
                        select format('%%s %%s %%s: %%s orders, %%s units, %%s views, %%s, %%s %%%%, %%s each, rank %%s, %%s in category, score %%s, %%s',
                            analysis_date, product_id, category, orders, units, views, revenue, coalesce(conversion_rate::text, '-'),
                            coalesce(average_price::text, '-'), revenue_rank, category_rank, performance_score, performance_tier)
                        from bi.product_performance where analysis_date = '%s'
                        """)
                .flatMap(query -> lines(query.formatted(date)).stream())
                .toList();
    }

    private void assertTrendsEqual(LocalDate newestDate, PlainAnalytics plain) {
        assertThat(lines("""
                        select format('%s %s %s%s: %s orders, %s units, %s, %s each, growth %s', period_type, period_start, category,
                            case when is_partial then ' so far' else '' end, orders, units, revenue, average_order_value,
                            coalesce(revenue_growth::text, '-'))
                        from bi.sales_trends
                        """)).isEqualTo(plain.trends(newestDate));
    }

    private List<String> lines(String query) {
        return (query.contains("warehouse.") ? owner : warehouse)
                .queryForList(query, String.class).stream().sorted().toList();
    }
}
