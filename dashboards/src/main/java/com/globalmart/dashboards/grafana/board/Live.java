package com.globalmart.dashboards.grafana.board;

import static com.globalmart.dashboards.grafana.model.Panel.Kind.BARS;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.LINES;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STACK;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STAT;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.TABLE;
import static com.globalmart.dashboards.grafana.model.Query.liveLines;
import static com.globalmart.dashboards.grafana.model.Query.liveRows;

import com.globalmart.dashboards.grafana.model.Board;
import com.globalmart.dashboards.grafana.model.Panel;
import com.globalmart.dashboards.grafana.model.Unit;
import java.util.List;

/** The shop now: seconds behind it, and unchecked. */
public final class Live {

    private Live() {}

    public static Board board() {
        return new Board(
                "globalmart-live",
                Board.Folder.OPERATIONS,
                "Live",
                "What happens in the shop now, counted from what has landed: seconds behind, repeats counted as they came, nothing"
                        + " screened. The checked numbers are those of Executive",
                "now-1h",
                "30s",
                List.of(),
                List.of(),
                List.of(hour(), sales(), carts(), lag()));
    }

    private static Board.Row hour() {
        return Board.Row.of(
                "Time shown",
                total("Orders", "Transactions", "orders", "live_sales"),
                total("Units", "Units over all lines", "units", "live_sales"),
                total("Cart additions", "Products put into carts", "additions", "live_carts"),
                total("Checkouts", "Carts checked out", "checkouts", "live_carts"),
                total("Abandoned carts", "Carts abandoned", "abandonments", "live_carts"),
                Panel.of(
                        STAT,
                        "Not landed yet",
                        Unit.COUNT,
                        "Records that are in Kafka's log and have not landed, over all topics",
                        liveLines("""
                        select max(seen_at) as "time", sum(lag) as "Records"
                        from landing.live_topics
                        order by 1""")));
    }

    private static Panel total(String title, String sentence, String column, String view) {
        return Panel.of(
                STAT,
                title,
                Unit.COUNT,
                sentence + " a minute; the number is that of the last minute that is over",
                liveLines("""
                select minute as "time", sum(%s) as "%s"
                from landing.%s
                where $__timeFilter(minute) and minute < date_trunc('minute', now())
                group by minute
                order by 1""".formatted(column, title, view)));
    }

    private static Board.Row sales() {
        return Board.Row.of(
                "Sales",
                Panel.of(
                        STACK,
                        "Orders a minute by country",
                        Unit.COUNT,
                        "Transactions by the country that the producer gave",
                        liveLines("""
                        select minute as "time", country as metric, sum(orders) as "Orders"
                        from landing.live_sales
                        where $__timeFilter(minute)
                        group by minute, country
                        order by 1, 2""")),
                Panel.of(
                        LINES,
                        "Sales a minute by currency",
                        Unit.NUMBER,
                        "Sum of the totals as the producer gave them, each currency in itself: they do not add up",
                        liveLines("""
                        select minute as "time", currency as metric, sum(sales) as "Sales"
                        from landing.live_sales
                        where $__timeFilter(minute)
                        group by minute, currency
                        order by 1, 2""")),
                Panel.of(BARS, "Orders by country", Unit.COUNT, "Transactions in the time shown", liveRows("""
                        select country as "Country", sum(orders) as "Orders"
                        from landing.live_sales
                        where $__timeFilter(minute)
                        group by country
                        order by sum(orders) desc
                        limit 12"""))
                        .wide(12));
    }

    private static Board.Row carts() {
        return Board.Row.of(
                "Carts",
                Panel.of(
                        LINES,
                        "Cart events a minute",
                        Unit.COUNT,
                        "What visitors did with their carts",
                        liveLines("""
                        select minute as "time", sum(additions) as "Additions", sum(removals) as "Removals", sum(changes) as "Changes",
                               sum(checkouts) as "Checkouts", sum(abandonments) as "Abandonments"
                        from landing.live_carts
                        where $__timeFilter(minute)
                        group by minute
                        order by 1""")),
                Panel.of(
                        STACK,
                        "Checkouts a minute by country",
                        Unit.COUNT,
                        "Carts checked out, by country",
                        liveLines("""
                        select minute as "time", country as metric, sum(checkouts) as "Checkouts"
                        from landing.live_carts
                        where $__timeFilter(minute)
                        group by minute, country
                        order by 1, 2""")));
    }

    private static Board.Row lag() {
        return Board.Row.of(
                "Landing",
                Panel.of(TABLE, "Partitions", Unit.COUNT, "How far each partition has landed", liveRows("""
                        select topic as "Topic", partition as "Partition", landed_to as "Landed to", log_end as "Log's end",
                               lag as "Not landed", seen_at as "Seen at"
                        from landing.live_topics
                        order by lag desc, topic, partition"""))
                        .with("Seen at", Unit.TIME)
                        .wide(12),
                Panel.of(
                                TABLE,
                                "Dead letters that wait",
                                Unit.COUNT,
                                "Records that could not be read and that nobody has mended or discarded",
                                liveRows("""
                        select topic as "Topic", reason as "Reason", letters as "Letters", oldest_received_at as "Since"
                        from landing.live_dead_letters
                        order by letters desc"""))
                        .with("Since", Unit.TIME)
                        .wide(12));
    }
}
