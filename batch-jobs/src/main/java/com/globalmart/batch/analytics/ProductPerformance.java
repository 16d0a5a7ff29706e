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
                        with sold_by_key as (
                            select product_key, count(*) as orders, sum(units) as units, sum(revenue) as revenue
                            from (select product_key, sum(quantity) as units, sum(reporting_amount) as revenue
                                  from warehouse.fact_sales
                                  where event_day > :today - 30 and event_day <= :today and product_key > 0
                                  group by product_key, transaction_id) as of_transaction
                            group by product_key),
                        viewed_by_key as (
                            select product_key, count(*) as views
                            from warehouse.fact_product_views
                            where event_day > :today - 30 and event_day <= :today and product_key > 0
                              and event_type_key = (select event_type_key from warehouse.event_type where event_type = 'view')
                            group by product_key),
                        counted as (
                            select product_id, coalesce(sum(orders), 0)::bigint as orders, coalesce(sum(units), 0)::bigint as units,
                                   coalesce(sum(views), 0)::bigint as views, coalesce(sum(revenue), 0) as revenue
                            from sold_by_key full join viewed_by_key using (product_key) join staging.product_ids using (product_key)
                            group by product_id),
                        categories as (
                            select distinct on (product_id) product_id, coalesce(category, 'UNKNOWN') as category
                            from staging.effective_products
                            where valid_from < (:today + 1)::timestamp at time zone 'UTC'
                            order by product_id, valid_from desc),
                        measured as materialized (
                            select *, 100.0 * orders / nullif(views, 0) as exact_conversion, revenue / nullif(units, 0) as exact_price
                            from counted left join categories using (product_id)),
                        rounded as materialized (
                            select product_id, coalesce(category, 'UNKNOWN') as category, orders, units, views, revenue,
                                   warehouse.round_half_even(exact_conversion, 4) as conversion,
                                   warehouse.round_half_even(exact_price, 4) as average_price
                            from measured),
                        weighed as materialized (
                            select r.*, coalesce(40 * revenue / nullif(most_revenue, 0), 0)
                                        + coalesce(30 * conversion / nullif(most_conversion, 0), 0)
                                        + coalesce(20 * units / nullif(most_units, 0), 0)
                                        + coalesce(10 * views / nullif(most_views, 0), 0) as exact_score
                            from rounded r
                            cross join (select max(revenue) as most_revenue, max(conversion) as most_conversion,
                                               max(units)::numeric as most_units, max(views)::numeric as most_views
                                        from rounded) as most),
                        scored as (
                            select *, warehouse.round_half_even(exact_score, 4) as score from weighed),
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
