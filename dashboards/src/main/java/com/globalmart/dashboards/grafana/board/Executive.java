package com.globalmart.dashboards.grafana.board;

import static com.globalmart.dashboards.grafana.model.Panel.Kind.BARS;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.CHANGE;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.LINES;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STACK;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STAT;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.TABLE;
import static com.globalmart.dashboards.grafana.model.Query.lines;
import static com.globalmart.dashboards.grafana.model.Query.rows;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.grafana.model.Board;
import com.globalmart.dashboards.grafana.model.Panel;
import com.globalmart.dashboards.grafana.model.Unit;
import java.util.List;
import java.util.Locale;

/** How the shop does: for managers. Totals that the nights have made, never single sales. */
public final class Executive {

    /** The last two periods that are over; the second is compared with the first. */
    private static final String LAST_TWO = """
            (select period_start, orders, units, revenue, average_order_value
             from bi.sales_trends
             where period_type = ${period:sqlstring} and category = 'ALL' and not is_partial
             order by period_start desc limit 2) as last_two""";

    private static final String NEWEST_ANALYSIS = "(select max(analysis_date) from bi.customer_segments)";

    private final Catalogue catalogue;

    private Executive(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param catalogue whose sentences the panels repeat */
    public static Board board(Catalogue catalogue) {
        return new Executive(catalogue).board();
    }

    private Board board() {
        return new Board(
                "globalmart-executive",
                Board.Folder.BUSINESS,
                "Executive",
                "How the shop does, as of the last published night: against the period before, and by country, category and product",
                "now-90d",
                "5m",
                List.of(new Board.Variable(
                        "period",
                        "Period",
                        "What the headlines compare: the last day, ISO week or month that is over with the one before. Distinct"
                                + " customers are counted for these periods alone, as they do not add up",
                        List.of("day", "week", "month"))),
                List.of(new Board.Annotation("Published nights", """
                        select published_at_utc as "time", 'Published ' || business_date as text
                        from bi.load_books
                        where topic = 'transactions-topic' and $__timeFilter(published_at_utc)
                        order by published_at_utc""")),
                List.of(headlines(), overTime(), byMember(), products(), customers(), trends()));
    }

    private String meaning(String metric) {
        return catalogue.metric(metric).sentence() + ". "
                + catalogue.metric(metric).grain();
    }

    private Board.Row headlines() {
        return Board.Row.of(
                "The last ${period} that is over, against the one before",
                headline("Revenue", Unit.MONEY, "revenue"),
                headline("Orders", Unit.COUNT, "orders"),
                headline("Average order value", Unit.MONEY, "average_order_value"),
                Panel.of(CHANGE, "Customers", Unit.COUNT, meaning("Customers"), lines("""
                        select last_two.period_start as "time", c.customers as "Customers"
                        from %s
                        join bi.period_customers c using (period_start)
                        where c.period_type = ${period:sqlstring}
                        order by 1""".formatted(LAST_TWO))),
                headline("Units", Unit.COUNT, "units"),
                Panel.of(CHANGE, "Conversion rate", Unit.PERCENT, meaning("Conversion rate"), lines("""
                        select last_two.period_start as "time",
                               (100.0 * last_two.orders / nullif(sum(a.visits), 0))::numeric(18, 4) as "Conversion rate"
                        from %s
                        join bi.daily_activity a
                            on a.country = 'ALL' and a.event_day >= last_two.period_start
                            and a.event_day < last_two.period_start + ('1 ' || ${period:sqlstring})::interval
                        group by last_two.period_start, last_two.orders
                        order by 1""".formatted(
                                LAST_TWO))));
    }

    private Panel headline(String metric, Unit unit, String column) {
        return Panel.of(CHANGE, metric, unit, meaning(metric), lines("""
                select period_start as "time", %s as "%s"
                from %s
                order by 1""".formatted(column, metric, LAST_TWO)));
    }

    private Board.Row overTime() {
        return Board.Row.of(
                "By day",
                Panel.of(LINES, "Revenue by day", Unit.MONEY, meaning("Revenue"), lines("""
                        select event_day as "time", revenue as "Revenue"
                        from bi.daily_sales
                        where dimension = 'total' and $__timeFilter(event_day)
                        order by 1""")),
                Panel.of(LINES, "Orders by day", Unit.COUNT, meaning("Orders"), lines("""
                        select event_day as "time", orders as "Orders", customers as "Customers of the day"
                        from bi.daily_sales
                        where dimension = 'total' and $__timeFilter(event_day)
                        order by 1""")),
                Panel.of(LINES, "Average order value by day", Unit.MONEY, meaning("Average order value"), lines("""
                        select event_day as "time", (revenue / nullif(orders, 0))::numeric(18, 4) as "Average order value"
                        from bi.daily_sales
                        where dimension = 'total' and $__timeFilter(event_day)
                        order by 1""")),
                Panel.of(
                        LINES,
                        "From visit to order",
                        Unit.COUNT,
                        "Visits, visits that put something into a cart or checked out, counted as events, and orders of each day",
                        lines("""
                        select a.event_day as "time", a.visits as "Visits", a.cart_adds as "Cart additions",
                               a.checkouts as "Checkouts", s.orders as "Orders"
                        from bi.daily_activity a
                        left join bi.daily_sales s on s.event_day = a.event_day and s.dimension = 'total'
                        where a.country = 'ALL' and $__timeFilter(a.event_day)
                        order by 1""")),
                Panel.of(
                        LINES,
                        "Customers by ${period}",
                        Unit.COUNT,
                        "Distinct customers with an order in each period. They do not add up over periods",
                        lines("""
                        select period_start as "time", customers as "Customers"
                        from bi.period_customers
                        where period_type = ${period:sqlstring} and $__timeFilter(period_start)
                        order by 1""")),
                Panel.of(LINES, "Conversion rate by day", Unit.PERCENT, meaning("Conversion rate"), lines("""
                        select a.event_day as "time", (100.0 * s.orders / nullif(a.visits, 0))::numeric(18, 4) as "Conversion rate"
                        from bi.daily_activity a
                        join bi.daily_sales s on s.event_day = a.event_day and s.dimension = 'total'
                        where a.country = 'ALL' and $__timeFilter(a.event_day)
                        order by 1""")));
    }

    private Board.Row byMember() {
        return Board.Row.of(
                "By country, category and payment method",
                Panel.of(STACK, "Revenue by country and day", Unit.MONEY, meaning("Revenue"), lines("""
                        select event_day as "time", member as metric, revenue as "Revenue"
                        from bi.daily_sales
                        where dimension = 'country' and $__timeFilter(event_day)
                        order by 1, 2""")),
                bars("country", "Country"),
                bars("category", "Category").wide(12),
                bars("payment_method", "Payment method").wide(12));
    }

    private Panel bars(String dimension, String title) {
        return Panel.of(
                        BARS,
                        "Revenue by " + title.toLowerCase(Locale.ROOT),
                        Unit.MONEY,
                        "Revenue in the time shown, the largest twelve",
                        rows("""
                select member as "%s", sum(revenue) as "Revenue"
                from bi.daily_sales
                where dimension = '%s' and $__timeFilter(event_day)
                group by member
                order by sum(revenue) desc
                limit 12""".formatted(title, dimension)))
                .wide(12);
    }

    private Board.Row products() {
        return Board.Row.of(
                "Products, over the last 30 days",
                Panel.of(
                                TABLE,
                                "Top products",
                                Unit.COUNT,
                                "The 20 products with the highest revenue in the 30 days that end with the newest business date",
                                rows("""
                        select t.revenue_rank as "Rank", t.product_id as "Product", p.product_name as "Name", t.category as "Category",
                               t.revenue as "Revenue", t.orders as "Orders", t.units as "Units", t.views as "Views",
                               t.conversion_rate as "Conversion", t.performance_tier as "Tier"
                        from (select product_id, category, orders, units, views, revenue, conversion_rate, revenue_rank, performance_tier
                              from bi.product_performance
                              where analysis_date = (select max(analysis_date) from bi.product_performance) and revenue_rank <= 20
                              order by revenue_rank, product_id limit 20) as t
                        left join bi.current_products p using (product_id)
                        order by 1, 2"""))
                        .with("Revenue", Unit.MONEY)
                        .with("Conversion", Unit.PERCENT)
                        .wide(16),
                Panel.of(
                        BARS,
                        "Revenue by category, last 30 days",
                        Unit.MONEY,
                        "The twelve largest categories of the 30 days that end with the newest business date",
                        rows("""
                        select member as "Category", sum(revenue) as "Revenue"
                        from bi.daily_sales
                        where dimension = 'category'
                          and event_day > (select complete_through - 30 from bi.freshness)
                          and event_day <= (select complete_through from bi.freshness)
                        group by member
                        order by sum(revenue) desc
                        limit 12""")));
    }

    private Board.Row customers() {
        return Board.Row.of(
                "Customers, as of the newest business date",
                Panel.of(
                        BARS,
                        "Customers by segment",
                        Unit.COUNT,
                        "Customers with an order so far, by the RFM segment that they fall into",
                        rows("""
                        select segment as "Segment", customers as "Customers"
                        from bi.customer_segments
                        where analysis_date = %s
                        order by customers desc""".formatted(NEWEST_ANALYSIS))),
                Panel.of(
                                TABLE,
                                "Segments",
                                Unit.COUNT,
                                "What customers of a segment have in common, and what they have bought so far",
                                rows("""
                        select segment as "Segment", description as "What they have in common", customers as "Customers",
                               orders as "Orders", revenue as "Revenue", average_order_value as "Average order value"
                        from bi.customer_segments
                        where analysis_date = %s
                        order by revenue desc""".formatted(NEWEST_ANALYSIS)))
                        .with("Revenue", Unit.MONEY)
                        .with("Average order value", Unit.MONEY)
                        .wide(16),
                Panel.of(
                                STACK,
                                "Customers by segment over time",
                                Unit.COUNT,
                                "The same for each night: who becomes a champion, and who is lost",
                                lines("""
                        select analysis_date as "time", segment as metric, customers as "Customers"
                        from bi.customer_segments
                        where $__timeFilter(analysis_date)
                        order by 1, 2"""))
                        .wide(12),
                Panel.of(
                                TABLE,
                                "Customers by recency and frequency",
                                Unit.COUNT,
                                "Customers by how lately and how often they bought: 5 is best. Rows are recency, columns frequency",
                                rows("""
                        select recency_score as "Recency", sum(customers) filter (where frequency_score = 1) as "Frequency 1",
                               sum(customers) filter (where frequency_score = 2) as "2",
                               sum(customers) filter (where frequency_score = 3) as "3",
                               sum(customers) filter (where frequency_score = 4) as "4",
                               sum(customers) filter (where frequency_score = 5) as "5"
                        from bi.rfm_distribution
                        where analysis_date = %s
                        group by recency_score
                        order by recency_score desc""".formatted(NEWEST_ANALYSIS)))
                        .wide(12));
    }

    private Board.Row trends() {
        return Board.Row.of(
                "Trends",
                Panel.of(
                                TABLE,
                                "Categories, last ${period} that is over",
                                Unit.COUNT,
                                "Revenue of each category against the period before; a share of 0.25 is 25 % more",
                                rows("""
                        select category as "Category", revenue as "Revenue", revenue_growth as "Growth", orders as "Orders",
                               units as "Units"
                        from bi.sales_trends
                        where period_type = ${period:sqlstring} and category <> 'ALL'
                          and period_start = (select max(period_start) from bi.sales_trends
                                              where period_type = ${period:sqlstring} and category = 'ALL' and not is_partial)
                        order by revenue desc
                        limit 50"""))
                        .with("Revenue", Unit.MONEY)
                        .with("Growth", Unit.SHARE),
                Panel.of(
                        LINES,
                        "Growth by ${period}",
                        Unit.SHARE,
                        "Revenue against the period before; a period that is not over against as many days",
                        lines("""
                        select period_start as "time", revenue_growth as "Growth"
                        from bi.sales_trends
                        where period_type = ${period:sqlstring} and category = 'ALL' and $__timeFilter(period_start)
                        order by 1""")),
                Panel.of(
                                STAT,
                                "Complete through",
                                Unit.DATE,
                                "The last day of which everything is loaded. Later events may be missing here",
                                lines("""
                        select loaded_at_utc as "time", extract(epoch from complete_through) * 1000 as "Complete through"
                        from bi.freshness
                        order by 1"""))
                        .wide(6));
    }
}
