package com.globalmart.batch.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** For transactions that hold what other nodes wait for: a node that freezes in the middle of one must not keep it for ever. */
@Repository
public class IdleLimit {

    private final JdbcClient warehouse;

    IdleLimit(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** PostgreSQL ends the connection of the caller's transaction when that asks for nothing for 15 s. */
    public void setForThisTransaction() {
        warehouse.sql("set local idle_in_transaction_session_timeout = '15s'").update();
    }
}
