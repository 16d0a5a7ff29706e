-- The best products of a date are found without reading all of them: 250,000 in a large shop.
create index product_performance_rank_ix on warehouse.product_performance (analysis_date, revenue_rank);
