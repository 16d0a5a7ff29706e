package com.globalmart.batch.retention;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of which every night writes a copy: one date after the other goes. */
@Repository
class NightlyTables implements Expiring {

    private static final List<String> TABLES =
            List.of("rfm_analysis", "rfm_distribution", "customer_segments", "product_performance");

    private static final String EXPIRED = """
            from warehouse.judged_date, warehouse.published
            where not is_dropped and analysis_date <= business_date - :days
              and analysis_date <> (date_trunc('month', analysis_date) + interval '1 month - 1 day')::date
              and not exists (select from warehouse.load where status = 'OPEN' and kind = 'REBUILD')
            """;

    private final JdbcClient warehouse;
    private final RetentionProperties properties;

    NightlyTables(JdbcClient warehouse, RetentionProperties properties) {
        this.warehouse = warehouse;
        this.properties = properties;
    }

    @Override
    public String what() {
        return "nightly tables";
    }

    @Override
    public String rule() {
        return "customers, segments and products of the last %d business dates and of the last day of every month are kept"
                .formatted(properties.judgementDays());
    }

    @Override
    public Due due() {
        return warehouse
                .sql("""
                        with expired as (select analysis_date %s)
                        select (select count(*) from warehouse.rfm_analysis join expired using (analysis_date))
                               + (select count(*) from warehouse.rfm_distribution join expired using (analysis_date))
                               + (select count(*) from warehouse.customer_segments join expired using (analysis_date))
                               + (select count(*) from warehouse.product_performance join expired using (analysis_date)),
                               (select min(analysis_date) from expired)
                        """.formatted(EXPIRED))
                .param("days", properties.judgementDays())
                .query((row, number) -> new Due(row.getLong(1), row.getObject(2, LocalDate.class)))
                .single();
    }

    /** Drops the rows of the first dates that have some. */
    @Override
    public long drop() {
        for (var date : expired()) {
            long dropped = 0;
            for (var table : TABLES) {
                dropped += warehouse
                        .sql("delete from warehouse.%s where analysis_date = ?".formatted(table))
                        .param(date)
                        .update();
            }
            warehouse
                    .sql("update warehouse.judged_date set is_dropped = true where analysis_date = ?")
                    .param(date)
                    .update();
            if (dropped > 0) {
                return dropped;
            }
        }
        return 0;
    }

    private List<LocalDate> expired() {
        return warehouse
                .sql("select analysis_date %s order by 1".formatted(EXPIRED))
                .param("days", properties.judgementDays())
                .query(LocalDate.class)
                .list();
    }
}
