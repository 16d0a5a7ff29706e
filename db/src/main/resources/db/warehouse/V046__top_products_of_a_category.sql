-- The best products of one category of a date: the category is looked at in the index, not in 10,000 rows.
drop index warehouse.product_performance_rank_ix;
create index product_performance_rank_ix on warehouse.product_performance (analysis_date, revenue_rank, category);
