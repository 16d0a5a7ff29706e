package com.globalmart.batch.dimension.customer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The segment of the newest RFM analysis, on all versions of a customer. */
@Repository
public class CustomerSegments {

    private final JdbcClient warehouse;

    CustomerSegments(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Applies the staged segments, and gives versions that have just been published the segment of their customer. */
    public void publish() {
        warehouse.sql("""
                        update warehouse.dim_customers d set segment = s.segment
                        from staging.customer_segment s
                        where s.user_id = d.user_id and d.customer_key > 0 and d.segment is distinct from s.segment
                        """).update();
        warehouse.sql("""
                        update warehouse.dim_customers d set segment = known.segment
                        from (select user_id, max(segment) as segment from warehouse.dim_customers
                              where segment is not null
                                and user_id in (select user_id from staging.customer_version where change = 'INSERT')
                              group by user_id) as known
                        where d.user_id = known.user_id and d.customer_key > 0 and d.segment is null
                        """).update();
    }
}
