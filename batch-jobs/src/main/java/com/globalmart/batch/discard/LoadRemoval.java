package com.globalmart.batch.discard;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.Staging;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes out what a load that was never published has written. No reader has seen any of it. */
@Repository
class LoadRemoval {

    /** Tables whose rows say which load made them; facts stand on days of the load alone. */
    private static final List<String> TABLES = List.of(
            "warehouse.transaction_identity",
            "warehouse.customer_statement",
            "warehouse.product_statement",
            "warehouse.rfm_analysis",
            "warehouse.rfm_distribution",
            "warehouse.customer_segments",
            "warehouse.product_performance",
            "quality.quarantine",
            "quality.duplicate",
            "quality.finding");

    private final JdbcClient warehouse;
    private final Loads loads;
    private final Staging staging;

    LoadRemoval(JdbcClient warehouse, Loads loads, Staging staging) {
        this.warehouse = warehouse;
        this.loads = loads;
        this.staging = staging;
    }

    /**
     * Removes rows and staging of the load and marks it discarded, in the caller's transaction. Its books and what the checks said
     * of it stay. Nobody can have settled what it quarantined: that takes a published load (decision 16).
     *
     * @return how many rows were removed, but for staging
     */
    long discard(Load load) {
        long removed = 0;
        for (var fact : factTables()) {
            removed += warehouse
                    .sql("""
                            delete from warehouse.%s
                            where load_id = :load
                              and event_day = any (array(select event_day from warehouse.load_day where load_id = :load))
                            """.formatted(fact))
                    .param("load", load.loadId())
                    .update();
        }
        for (var table : TABLES) {
            removed += warehouse
                    .sql("delete from %s where load_id = ?".formatted(table))
                    .param(load.loadId())
                    .update();
        }
        staging.empty();
        loads.markDiscarded(load);
        return removed;
    }

    private List<String> factTables() {
        return warehouse
                .sql("select fact from warehouse.fact_tables()")
                .query(String.class)
                .list();
    }
}
