package com.globalmart.batch.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.NightlyTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightlyTest
class WarehouseConnectionsTests {

    @Autowired
    private JdbcClient warehouse;

    @Test
    void planEachStatementForItsValues() {
        assertThat(warehouse.sql("show plan_cache_mode").query(String.class).single())
                .isEqualTo("force_custom_plan");
    }
}
