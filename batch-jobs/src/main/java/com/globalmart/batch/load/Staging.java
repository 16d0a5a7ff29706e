package com.globalmart.batch.load;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the open load has prepared. It is emptied when the load is published or given up. */
@Repository
public class Staging {

    private final JdbcClient warehouse;

    Staging(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Empties all of it, in the caller's transaction. */
    public void empty() {
        warehouse.sql("""
                        truncate staging.customer_version, staging.product_version, staging.inferred_member, staging.moved_period,
                            staging.rekey, staging.repeat, staging.customer_segment, staging.daily_sales, staging.daily_activity,
                            staging.period_customers, staging.sales_trends, staging.judged_date, staging.rfm_analysis,
                            staging.rfm_distribution, staging.customer_segments, staging.product_performance, staging.outdated, staging.touched_key
                        """).update();
    }
}
