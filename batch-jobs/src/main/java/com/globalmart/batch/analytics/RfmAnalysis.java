package com.globalmart.batch.analytics;

import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.load.LoadDays;
import com.globalmart.copy.Column;
import com.globalmart.copy.CopyTarget;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Recency, frequency and monetary value of every customer with an order up to the end of the business date, with scores from 1
 * to 5 and a segment, and what the segments sum to.
 */
@Repository
class RfmAnalysis {

    private record Analysed(
            Judgement judgement,
            Customer customer,
            int rfmScore,
            int recencyScore,
            int frequencyScore,
            int monetaryScore,
            String segment) {}

    private static final List<Column<Analysed>> COLUMNS = List.of(
            date("analysis_date", row -> row.judgement().date()),
            integer("load_id", row -> row.judgement().loadId()),
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

    /** Returns how many customers were analysed. */
    int analyse(Judgement judgement) {
        var purchases = Purchases.until(judgement.date(), days.months(), copy, properties.readers());
        var customers = new Customers(judgement.date(), purchases, copy);
        var scores = switch (properties.scoring()) {
            case THRESHOLDS -> rules.thresholds();
            case QUINTILES -> new Quintiles(customers);
        };
        var segments = rules.segments();
        return (int) copy.copy(
                CopyTarget.of(judgement.table("rfm_analysis"), COLUMNS),
                rows -> customers.forEach(customer -> rows.accept(analysed(judgement, customer, scores, segments))));
    }

    private static Analysed analysed(Judgement judgement, Customer customer, Scores scores, Segments segments) {
        int recency = scores.score(Measure.RECENCY, customer);
        int frequency = scores.score(Measure.FREQUENCY, customer);
        int monetary = scores.score(Measure.MONETARY, customer);
        int rfmScore = 100 * recency + 10 * frequency + monetary;
        return new Analysed(judgement, customer, rfmScore, recency, frequency, monetary, segments.of(rfmScore));
    }

    /** Counts the analysed customers by their scores. */
    void distribute(Judgement judgement) {
        warehouse
                .sql("""
                        insert into {schema}.rfm_distribution (analysis_date, load_id, scores, segment, customers, orders, revenue)
                        select analysis_date, :load, rfm_score::text, segment, count(*), sum(frequency), sum(monetary)
                        from {schema}.rfm_analysis
                        where analysis_date = :today and load_id = :load
                        group by analysis_date, rfm_score, segment
                        """.replace("{schema}", judgement.schema()))
                .param("today", judgement.date())
                .param("load", judgement.loadId())
                .update();
    }

    /** Sums the segments of the distribution; returns how many there are. */
    int segment(Judgement judgement) {
        return warehouse
                .sql("""
                        insert into {schema}.customer_segments (analysis_date, load_id, segment, description, lowest_score,
                            highest_score, customers, orders, revenue, average_order_value)
                        select analysis_date, :load, segment, s.description, min(scores)::smallint, max(scores)::smallint,
                               sum(customers), sum(orders), sum(revenue),
                               warehouse.round_half_even(sum(revenue) / sum(orders), 4)
                        from {schema}.rfm_distribution join warehouse.rfm_segment s using (segment)
                        where analysis_date = :today and load_id = :load
                        group by analysis_date, segment, s.description
                        """.replace("{schema}", judgement.schema()))
                .param("today", judgement.date())
                .param("load", judgement.loadId())
                .update();
    }

    /** Stages the customers whose current segment changes, when this is the newest date. */
    int stageCurrentSegments(Judgement judgement) {
        warehouse.sql("delete from staging.customer_segment").update();
        return warehouse
                .sql("""
                        insert into staging.customer_segment (user_id, segment)
                        with analysed as not materialized (
                            select user_id, segment from {schema}.rfm_analysis
                            where analysis_date = :today and load_id = :load
                              and not exists (select from warehouse.published where business_date > :today))
                        select a.user_id, a.segment
                        from analysed a join warehouse.dim_customers d using (user_id)
                        where d.customer_key > 0 and d.segment is distinct from a.segment
                        union
                        select user_id, segment from analysed join staging.customer_version using (user_id)
                        """.replace("{schema}", judgement.schema()))
                .param("today", judgement.date())
                .param("load", judgement.loadId())
                .update();
    }
}
