package com.globalmart.batch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
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
import java.util.Random;
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

            assertEquals(date, new PlainAnalytics(trade, landedOrders, landedViews));
        }
        Invariants.assertHold();
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
                .analyse(loads.open().orElseThrow());

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

    private void assertEquals(LocalDate date, PlainAnalytics plain) {
        assertThat(lines("""
                        select format('%%s %%s: %%s days, %%s orders, %%s: %%s %%s %%s = %%s, %%s', analysis_date, user_id, recency_days,
                            frequency, monetary, recency_score, frequency_score, monetary_score, rfm_score, segment)
                        from bi.rfm_analysis where analysis_date = '%s'
                        """.formatted(date))).isEqualTo(plain.rfm(date));
        assertThat(lines("""
                        select format('%%s %%s: %%s to %%s, %%s customers, %%s orders, %%s, %%s each', analysis_date, segment,
                            lowest_score, highest_score, customers, orders, revenue, average_order_value)
                        from bi.customer_segments where analysis_date = '%s'
                        """.formatted(date))).isEqualTo(plain.segments(date));
        assertThat(lines("""
                        select format('%%s %%s %%s: %%s orders, %%s units, %%s views, %%s, %%s %%%%, %%s each, rank %%s, %%s in category, score %%s, %%s',
                            analysis_date, product_id, category, orders, units, views, revenue, coalesce(conversion_rate::text, '-'),
                            coalesce(average_price::text, '-'), revenue_rank, category_rank, performance_score, performance_tier)
                        from bi.product_performance where analysis_date = '%s'
                        """.formatted(date))).isEqualTo(plain.performance(date));
        assertThat(lines("""
                        select format('%s %s %s%s: %s orders, %s units, %s, %s each, growth %s', period_type, period_start, category,
                            case when is_partial then ' so far' else '' end, orders, units, revenue, average_order_value,
                            coalesce(revenue_growth::text, '-'))
                        from bi.sales_trends
                        """)).isEqualTo(plain.trends(date));
    }

    private List<String> lines(String query) {
        return warehouse.queryForList(query, String.class).stream().sorted().toList();
    }
}
