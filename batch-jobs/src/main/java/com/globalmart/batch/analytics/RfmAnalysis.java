package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Recency, frequency and monetary value of every customer with an order up to the end of the business date, with scores from 1
 * to 5 and a segment, and what the segments sum to. Written once: the rows of a date that a published load has written stay.
 */
@Repository
class RfmAnalysis {

    private record Threshold(int score, BigDecimal threshold) {}

    private final JdbcClient warehouse;
    private final AnalyticsProperties properties;

    RfmAnalysis(JdbcClient warehouse, AnalyticsProperties properties) {
        this.warehouse = warehouse;
        this.properties = properties;
    }

    /** Returns how many customers were analysed. Running it again analyses them again. */
    int analyse(Load load) {
        warehouse
                .sql("delete from warehouse.rfm_analysis where analysis_date = ? and load_id = ?")
                .params(load.businessDate(), load.loadId())
                .update();
        return warehouse
                .sql("""
                        with members as (
                            select customer_key, max(event_day) as last_day, count(*) filter (where line_number = 1) as orders,
                                   sum(reporting_amount) as revenue
                            from warehouse.fact_sales where event_day <= :today group by customer_key),
                        customers as (
                            select user_id, :today - max(last_day) as recency_days, sum(orders)::integer as frequency,
                                   sum(revenue) as monetary
                            from members join staging.customer_ids using (customer_key) group by user_id),
                        scored as (
                            select *, (%s)::smallint as r, (%s)::smallint as f, (%s)::smallint as m from customers),
                        segments as (
                            select distinct on (r, f, m) r, f, m, segment
                            from generate_series(1, 5) r cross join generate_series(1, 5) f cross join generate_series(1, 5) m
                            join warehouse.rfm_segment on r between min_recency and max_recency
                                and f between min_frequency and max_frequency and m between min_monetary and max_monetary
                            order by r, f, m, priority)
                        insert into warehouse.rfm_analysis (analysis_date, load_id, recency_days, frequency, rfm_score,
                            recency_score, frequency_score, monetary_score, monetary, user_id, segment)
                        select :today, :load, recency_days, frequency, 100 * r + 10 * f + m, r, f, m, monetary, user_id, segment
                        from scored join segments using (r, f, m)
                        where not exists (select from warehouse.rfm_analysis where analysis_date = :today)
                        """.formatted(
                                score("recency", "recency_days", "<=", "recency_days desc"),
                                score("frequency", "frequency", ">=", "frequency"),
                                score("monetary", "monetary", ">=", "monetary")))
                .param("today", load.businessDate())
                .param("load", load.loadId())
                .update();
    }

    /** Sums the segments of the date; returns how many there are. Running it again sums them again. */
    int segment(Load load) {
        warehouse
                .sql("delete from warehouse.customer_segments where analysis_date = ? and load_id = ?")
                .params(load.businessDate(), load.loadId())
                .update();
        return warehouse
                .sql("""
                        insert into warehouse.customer_segments (analysis_date, load_id, segment, description, lowest_score,
                            highest_score, customers, orders, revenue, average_order_value)
                        select analysis_date, :load, segment, s.description, min(rfm_score), max(rfm_score), count(*),
                               sum(frequency), sum(monetary), warehouse.round_half_even(sum(monetary) / sum(frequency), 4)
                        from warehouse.rfm_analysis join warehouse.rfm_segment s using (segment)
                        where analysis_date = :today and load_id = :load
                        group by analysis_date, segment, s.description
                        """)
                .param("today", load.businessDate())
                .param("load", load.loadId())
                .update();
    }

    /** Stages the customers whose current segment changes, when this is the newest analysis. */
    int stageCurrentSegments(Load load) {
        warehouse.sql("delete from staging.customer_segment").update();
        return warehouse
                .sql("""
                        insert into staging.customer_segment (user_id, segment)
                        select r.user_id, r.segment
                        from warehouse.rfm_analysis r
                        where r.analysis_date = :today and r.load_id = :load
                          and not exists (select from warehouse.published p where p.business_date > :today)
                          and (exists (select from warehouse.dim_customers d
                                       where d.user_id = r.user_id and d.customer_key > 0 and d.segment is distinct from r.segment)
                               or exists (select from staging.customer_version s where s.user_id = r.user_id))
                        """)
                .param("today", load.businessDate())
                .param("load", load.loadId())
                .update();
    }

    /**
     * SQL that gives the score of a measure: the first, from 5 down, whose threshold the value meets, otherwise 1; or, from the worst
     * customers to the best, the fifth that the customer is in, ties by user id.
     *
     * @param worstFirst the order from worst to best
     */
    private String score(String measure, String column, String comparison, String worstFirst) {
        return switch (properties.scoring()) {
            case QUINTILES -> "ntile(5) over (order by %s, user_id)".formatted(worstFirst);
            case THRESHOLDS -> byThresholds(column, comparison, thresholds(measure));
        };
    }

    private List<Threshold> thresholds(String measure) {
        return warehouse
                .sql("select score, threshold from warehouse.rfm_threshold where measure = ? order by score desc")
                .param(measure)
                .query((row, number) -> new Threshold(row.getInt(1), row.getBigDecimal(2)))
                .list();
    }

    private static String byThresholds(String column, String comparison, List<Threshold> thresholds) {
        var sql = new StringBuilder("case");
        for (var threshold : thresholds) {
            sql.append(" when %s %s %s then %d"
                    .formatted(column, comparison, threshold.threshold().toPlainString(), threshold.score()));
        }
        return sql.append(" else 1 end").toString();
    }
}
