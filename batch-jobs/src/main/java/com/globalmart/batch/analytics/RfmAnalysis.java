package com.globalmart.batch.analytics;

import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LoadDays;
import com.globalmart.copy.CopyTarget;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Recency, frequency and monetary value of every customer with an order up to the end of the business date, with scores from 1
 * to 5 and a segment, and what the segments sum to. Written once: the rows of a date that a published load has written stay.
 */
@Repository
class RfmAnalysis {

    private record Analysed(
            Load load,
            Customer customer,
            int rfmScore,
            int recencyScore,
            int frequencyScore,
            int monetaryScore,
            String segment) {}

    private static final CopyTarget<Analysed> TABLE = CopyTarget.of(
            "warehouse.rfm_analysis",
            date("analysis_date", row -> row.load().businessDate()),
            integer("load_id", row -> row.load().loadId()),
            integer("recency_days", row -> row.customer().recencyDays()),
            integer("frequency", row -> row.customer().orders()),
            smallint("rfm_score", Analysed::rfmScore),
            smallint("recency_score", Analysed::recencyScore),
            smallint("frequency_score", Analysed::frequencyScore),
            smallint("monetary_score", Analysed::monetaryScore),
            numeric("monetary", Customer.REVENUE_SCALE, row -> row.customer().revenue()),
            text("user_id", row -> row.customer().userId()),
            text("segment", Analysed::segment));

    private final JdbcClient warehouse;
    private final WarehouseCopy copy;
    private final LoadDays days;
    private final RfmRules rules;
    private final AnalyticsProperties properties;

    RfmAnalysis(
            JdbcClient warehouse, WarehouseCopy copy, LoadDays days, RfmRules rules, AnalyticsProperties properties) {
        this.warehouse = warehouse;
        this.copy = copy;
        this.days = days;
        this.rules = rules;
        this.properties = properties;
    }

    /** Returns how many customers were analysed. Running it again analyses them again. */
    int analyse(Load load) {
        warehouse
                .sql("delete from warehouse.rfm_analysis where analysis_date = ? and load_id = ?")
                .params(load.businessDate(), load.loadId())
                .update();
        if (isAnalysed(load.businessDate())) {
            return 0;
        }
        var customers = new Customers(
                load.businessDate(),
                Purchases.until(load.businessDate(), days.months(), copy, properties.readers()),
                copy);
        var scores = switch (properties.scoring()) {
            case THRESHOLDS -> rules.thresholds();
            case QUINTILES -> new Quintiles(customers);
        };
        var segments = rules.segments();
        return (int) copy.copy(
                TABLE, rows -> customers.forEach(customer -> rows.accept(analysed(load, customer, scores, segments))));
    }

    private boolean isAnalysed(LocalDate date) {
        return warehouse
                .sql("select exists (select from warehouse.rfm_analysis where analysis_date = ?)")
                .param(date)
                .query(Boolean.class)
                .single();
    }

    private static Analysed analysed(Load load, Customer customer, Scores scores, Segments segments) {
        int recency = scores.score(Measure.RECENCY, customer);
        int frequency = scores.score(Measure.FREQUENCY, customer);
        int monetary = scores.score(Measure.MONETARY, customer);
        int rfmScore = 100 * recency + 10 * frequency + monetary;
        return new Analysed(load, customer, rfmScore, recency, frequency, monetary, segments.of(rfmScore));
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
                        with analysed as (
                            select user_id, segment from warehouse.rfm_analysis
                            where analysis_date = :today and load_id = :load
                              and not exists (select from warehouse.published where business_date > :today))
                        select a.user_id, a.segment
                        from analysed a join warehouse.dim_customers d using (user_id)
                        where d.customer_key > 0 and d.segment is distinct from a.segment
                        union
                        select user_id, segment from analysed join staging.customer_version using (user_id)
                        """)
                .param("today", load.businessDate())
                .param("load", load.loadId())
                .update();
    }
}
