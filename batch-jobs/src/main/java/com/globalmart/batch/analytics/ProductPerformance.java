package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How products did in the 30 days that end with the business date: those with an order or a view. The category is the
 * product's as of that date. Written once: the rows of a date that a published load has written stay.
 *
 * <p>Score = 40 revenue + 30 conversion + 20 units + 10 views, each as a share of the largest of the date.
 */
@Repository
class ProductPerformance {

    private final JdbcClient warehouse;

    ProductPerformance(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Returns how many products were judged. Running it again judges them again. */
    int judge(Load load) {
        warehouse
                .sql("delete from warehouse.product_performance where analysis_date = ? and load_id = ?")
                .params(load.businessDate(), load.loadId())
                .update();
        return warehouse
                .sql("""
                        with sold as (
                            select product_id, count(distinct transaction_id) as orders, sum(quantity) as units,
                                   sum(reporting_amount) as revenue
                            from staging.sale_lines
                            where event_day > :today - 30 and event_day <= :today and product_id not in ('UNKNOWN', 'NOT_APPLICABLE')
                            group by product_id),
                        viewed as (
                            select product_id, count(*) as views
                            from warehouse.fact_product_views
                            join warehouse.event_type using (event_type_key)
                            join staging.product_ids using (product_key)
                            where event_day > :today - 30 and event_day <= :today and event_type = 'view'
                              and product_key > 0
                            group by product_id),
                        categories as (
                            select distinct on (product_id) product_id, coalesce(category, 'UNKNOWN') as category
                            from staging.effective_products
                            where valid_from < (:today + 1)::timestamp at time zone 'UTC'
                            order by product_id, valid_from desc),
                        measured as (
                            select product_id, coalesce(category, 'UNKNOWN') as category, coalesce(orders, 0) as orders,
                                   coalesce(units, 0) as units, coalesce(views, 0) as views, coalesce(revenue, 0) as revenue,
                                   warehouse.round_half_even(100.0 * coalesce(orders, 0) / nullif(views, 0), 4) as conversion,
                                   warehouse.round_half_even(revenue / nullif(units, 0), 4) as average_price
                            from sold full join viewed using (product_id) left join categories using (product_id)),
                        scored as (
                            select *, warehouse.round_half_even(
                                coalesce(40 * revenue / nullif(max(revenue) over (), 0), 0)
                                + coalesce(30 * conversion / nullif(max(conversion) over (), 0), 0)
                                + coalesce(20 * units / nullif(max(units) over (), 0)::numeric, 0)
                                + coalesce(10 * views / nullif(max(views) over (), 0)::numeric, 0), 4) as score
                            from measured),
                        ranked as (
                            select *, dense_rank() over (order by revenue desc) as revenue_rank,
                                   dense_rank() over (partition by category order by revenue desc) as category_rank,
                                   percent_rank() over (order by score) as standing
                            from scored)
                        insert into warehouse.product_performance (analysis_date, load_id, product_id, category, orders, units,
                            views, revenue, conversion_rate, average_price, revenue_rank, category_rank, performance_score,
                            performance_tier)
                        select :today, :load, product_id, category, orders, units, views, revenue, conversion, average_price,
                               revenue_rank, category_rank, score,
                               case when standing >= 0.8 then 'Top Seller' when standing >= 0.6 then 'High Performer'
                                    when standing >= 0.4 then 'Moderate' else 'Low Performer' end
                        from ranked
                        where not exists (select from warehouse.product_performance where analysis_date = :today)
                        """)
                .param("today", load.businessDate())
                .param("load", load.loadId())
                .update();
    }
}
