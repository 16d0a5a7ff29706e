package com.globalmart.batch.fact;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which members the facts of a load point to. */
@Repository
class FactKeys {

    private final JdbcClient warehouse;
    private final Loads loads;

    FactKeys(JdbcClient warehouse, Loads loads) {
        this.warehouse = warehouse;
        this.loads = loads;
    }

    /**
     * Those of the surrogate keys that facts of the load point to, each once.
     *
     * @param table the fact table, with its schema
     * @param column of the key in it
     */
    List<Integer> among(Collection<Integer> keys, Load load, String table, String column) {
        return warehouse
                .sql("""
                        select distinct %1$s from %2$s
                        where event_day = any(:days::date[]) and load_id = :load and %1$s = any(:keys)
                        """.formatted(column, table))
                .param(
                        "days",
                        loads.days(load).stream().map(LocalDate::toString).toArray(String[]::new))
                .param("load", load.loadId())
                .param("keys", keys.toArray(Integer[]::new))
                .query(Integer.class)
                .list();
    }
}
