package com.globalmart.dashboards.grafana.board;

import static com.globalmart.dashboards.grafana.model.Panel.Kind.BARS;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.LINES;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STACK;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STAT;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.TABLE;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.TROUBLE;
import static com.globalmart.dashboards.grafana.model.Query.lines;
import static com.globalmart.dashboards.grafana.model.Query.rows;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.grafana.model.Board;
import com.globalmart.dashboards.grafana.model.Panel;
import com.globalmart.dashboards.grafana.model.Unit;
import java.util.List;

/** Whether the numbers can be believed: for analysts. */
public final class Quality {

    private Quality() {}

    /** @param catalogue whose sentences the panels repeat */
    public static Board board(Catalogue catalogue) {
        return new Board(
                "globalmart-quality",
                Board.Folder.QUALITY,
                "Data quality",
                "Whether the published numbers can be believed: checks, books, refused records, dates that late events made stale",
                "now-90d",
                "5m",
                List.of(),
                List.of(),
                List.of(headlines(catalogue), checks(), books(), refused()));
    }

    private static Board.Row headlines(Catalogue catalogue) {
        return Board.Row.of(
                "Now",
                Panel.of(STAT, "Complete through", Unit.DATE, "The last day of which everything is loaded", lines("""
                        select loaded_at_utc as "time", extract(epoch from complete_through) * 1000 as "Complete through"
                        from bi.freshness
                        order by 1""")),
                Panel.of(
                        TROUBLE,
                        "Failed checks of the newest load",
                        Unit.COUNT,
                        "Errors and warnings of the load that was published last",
                        lines("""
                        select f.loaded_at_utc as "time", count(q.check_name) filter (where not q.is_passed) as "Failed checks"
                        from bi.freshness f left join bi.data_quality q using (load_id)
                        group by f.loaded_at_utc
                        order by 1""")),
                Panel.of(
                        TROUBLE,
                        "Refused records that wait",
                        Unit.COUNT,
                        "Quarantined records that nobody has mended or discarded: they are missing from all numbers",
                        lines("""
                        select f.loaded_at_utc as "time", coalesce(sum(q.records) filter (where q.state = 'OPEN'), 0) as "Records"
                        from bi.freshness f left join bi.quarantined_records q on true
                        group by f.loaded_at_utc
                        order by 1""")),
                Panel.of(
                        TROUBLE,
                        "Stale dates",
                        Unit.COUNT,
                        "Dates whose judgement late events have made stale: a rebuild would change it",
                        lines("""
                        select f.loaded_at_utc as "time", (select count(*) from bi.stale_dates) as "Dates"
                        from bi.freshness f
                        order by 1""")),
                Panel.of(
                        STAT,
                        "Quarantine rate",
                        Unit.PERCENT,
                        catalogue.metric("Quarantine rate").sentence(),
                        lines("""
                        select business_date as "time",
                               (100.0 * sum(quarantined) / nullif(sum(landed), 0))::numeric(18, 4) as "Quarantine rate"
                        from bi.load_books
                        where $__timeFilter(business_date)
                        group by business_date
                        order by 1""")),
                Panel.of(
                        STAT,
                        "Records landed",
                        Unit.COUNT,
                        catalogue.metric("Records landed").sentence(),
                        lines("""
                        select business_date as "time", sum(landed) as "Records landed"
                        from bi.load_books
                        where $__timeFilter(business_date)
                        group by business_date
                        order by 1""")));
    }

    private static Board.Row checks() {
        return Board.Row.of(
                "Checks",
                Panel.of(
                                TABLE,
                                "Checks of the newest load",
                                Unit.TEXT,
                                "What each check said when it ran last; those that failed first",
                                rows("""
                        select case when is_passed then 'holds' else 'fails' end as "Result", severity as "Severity", sentence as "What must hold",
                               offenders as "Offending rows", seconds as "Took", check_name as "Check"
                        from bi.data_quality
                        where load_id = (select load_id from bi.freshness)
                        order by is_passed, severity, check_name"""))
                        .with("Offending rows", Unit.COUNT)
                        .with("Took", Unit.SECONDS)
                        .wide(16),
                Panel.of(
                                LINES,
                                "Failed checks by business date",
                                Unit.COUNT,
                                "How many checks failed on the loads of each date",
                                lines("""
                        select business_date as "time", count(*) filter (where not is_passed and severity = 'ERROR') as "Errors",
                               count(*) filter (where not is_passed and severity = 'WARNING') as "Warnings"
                        from bi.data_quality
                        where $__timeFilter(business_date)
                        group by business_date
                        order by 1"""))
                        .wide(8));
    }

    private static Board.Row books() {
        return Board.Row.of(
                "Books: every landed record has one fate",
                Panel.of(
                        STACK,
                        "Records by fate and business date",
                        Unit.COUNT,
                        "What became of the records that each night took. The three add up to what landed",
                        lines("""
                        select business_date as "time", sum(facts) as "Facts", sum(duplicates) as "Duplicates",
                               sum(quarantined) as "Quarantined"
                        from bi.load_books
                        where $__timeFilter(business_date)
                        group by business_date
                        order by 1""")),
                Panel.of(
                        STACK,
                        "Records by topic and business date",
                        Unit.COUNT,
                        "Records that each night took, by the topic from which they came",
                        lines("""
                        select business_date as "time", topic as metric, sum(landed) as "Records"
                        from bi.load_books
                        where $__timeFilter(business_date)
                        group by business_date, topic
                        order by 1, 2""")));
    }

    private static Board.Row refused() {
        return Board.Row.of(
                "Refused records and stale dates",
                Panel.of(
                                BARS,
                                "Refused records by reason",
                                Unit.COUNT,
                                "Records of the business dates shown that were refused, whatever became of them since",
                                rows("""
                        select reason as "Reason", sum(records) as "Records"
                        from bi.quarantined_records
                        where $__timeFilter(business_date)
                        group by reason
                        order by sum(records) desc"""))
                        .wide(12),
                Panel.of(
                        TABLE,
                        "Stale dates",
                        Unit.TEXT,
                        "Dates whose judgement late events have made stale; the job rebuild makes them anew",
                        rows("""
                        select analysis_date as "Date", first_changed_day as "First day that changed", changed_at_utc as "Changed at"
                        from bi.stale_dates
                        order by 1""")));
    }
}
