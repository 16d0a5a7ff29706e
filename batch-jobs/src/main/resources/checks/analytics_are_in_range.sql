-- severity: ERROR
-- sentence: what the load computed lies where it can: no recency before today, no customer without an order, scores from 0 to 100, ranks from 1
-- scope: load
-- database: warehouse
select 'rfm_analysis' as made, user_id as what, recency_days::numeric as first_value, frequency::numeric as second_value, monetary
from staging.effective_rfm_analysis
where analysis_date in (select analysis_date from staging.judged_date)
  and (recency_days < 0 or frequency < 1 or monetary < 0 or monetary = 'NaN')
union all
select 'product_performance', product_id, performance_score, revenue_rank, revenue
from staging.effective_product_performance
where analysis_date in (select analysis_date from staging.judged_date)
  and (performance_score not between 0 and 100 or revenue_rank < 1 or category_rank not between 1 and revenue_rank
       or orders < 0 or views < 0 or orders + views = 0 or revenue < 0 or revenue = 'NaN' or conversion_rate < 0)
union all
select 'customer_segments', segment, lowest_score, highest_score, revenue
from staging.effective_customer_segments
where analysis_date in (select analysis_date from staging.judged_date)
  and (customers < 1 or orders < customers or lowest_score not between 111 and highest_score or highest_score > 555
       or revenue = 'NaN')
