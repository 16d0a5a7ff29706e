package com.globalmart.batch.quality;

import com.globalmart.batch.load.Load;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many bytes the facts of a load take: the partitions of its days, with their indexes. */
@Repository
class LoadSizes {

    private final JdbcClient warehouse;

    LoadSizes(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Writes the sizes of the load anew. */
    void measure(Load load) {
        warehouse
                .sql("delete from warehouse.load_size where load_id = ?")
                .param(load.loadId())
                .update();
        warehouse.sql("""
                        insert into warehouse.load_size (load_id, fact, rows, table_bytes, index_bytes)
                        select :load, fact, coalesce(sum(greatest(reltuples, 0)), 0)::bigint,
                               coalesce(sum(pg_table_size(oid)), 0), coalesce(sum(pg_indexes_size(oid)), 0)
                        from unnest(array['fact_sales', 'fact_product_views', 'fact_cart_events']) as fact
                        left join warehouse.load_day d on d.load_id = :load
                        left join pg_class c on c.oid = to_regclass('warehouse.' || fact || to_char(event_day, '_YYYYMMDD'))
                        group by fact
                        """).param("load", load.loadId()).update();
    }
}
