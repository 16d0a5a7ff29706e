package com.globalmart.batch.database;

import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The warehouse is the primary data source, with the transactions of the job repository; landing is only read beside it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /**
     * Each statement of a chunk is planned for its values. A plan for any values, which PostgreSQL would keep after five runs,
     * opens all partitions, goes through all keys for each row, and, made while staging is empty, reads it from end to end
     * for each chunk (decision 14). Millions of identities are grouped in memory and not on disk.
     * Expressions are not compiled: for hundreds of partitions that takes longer than it saves.
     */
    private static final String FOR_MANY_ROWS = "-c plan_cache_mode=force_custom_plan -c work_mem=128MB -c jit=off";

    @Bean
    HikariDataSource warehouseDataSource(DataSourceProperties properties, WarehousePool pool) {
        var dataSource = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        dataSource.setPoolName("warehouse");
        dataSource.setMaximumPoolSize(pool.connections());
        dataSource.setMinimumIdle(2);
        dataSource.setConnectionTimeout(20_000);
        dataSource.addDataSourceProperty("ApplicationName", "globalmart-batch-jobs");
        dataSource.addDataSourceProperty("options", FOR_MANY_ROWS);
        new Migration(Database.WAREHOUSE, dataSource).requireCurrent();
        return dataSource;
    }

    @Bean(defaultCandidate = false)
    @Heartbeat
    HikariDataSource heartbeatDataSource(DataSourceProperties properties) {
        var dataSource = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        dataSource.setPoolName("heartbeat");
        dataSource.setMaximumPoolSize(3); // heartbeat, renewal, and one that listens
        dataSource.setMinimumIdle(1);
        dataSource.setConnectionTimeout(5_000); // whoever cannot show life in time is dead
        dataSource.setInitializationFailTimeout(-1); // the other pool says it
        dataSource.addDataSourceProperty("ApplicationName", "globalmart-batch-jobs");
        dataSource.addDataSourceProperty("socketTimeout", "15"); // seconds; each statement takes milliseconds
        return dataSource;
    }

    @Bean(defaultCandidate = false)
    @Heartbeat
    DSLContext heartbeatDsl(@Heartbeat DataSource heartbeat) {
        return DSL.using(heartbeat, SQLDialect.POSTGRES);
    }

    @Bean(defaultCandidate = false)
    @Realtime
    HikariDataSource realtimeDataSource(RealtimeProperties properties) {
        var dataSource = new HikariDataSource();
        dataSource.setPoolName("realtime");
        dataSource.setJdbcUrl(properties.url());
        dataSource.setUsername(properties.username());
        dataSource.setPassword(properties.password());
        dataSource.setMaximumPoolSize(properties.connections());
        dataSource.setMinimumIdle(1);
        dataSource.setInitializationFailTimeout(-1); // landing may be down while other jobs run
        dataSource.addDataSourceProperty("ApplicationName", "globalmart-batch-jobs");
        dataSource.addDataSourceProperty("options", FOR_MANY_ROWS);
        return dataSource;
    }

    @Bean(defaultCandidate = false)
    @Realtime
    JdbcTemplate realtimeTemplate(@Realtime DataSource realtime) {
        return new JdbcTemplate(realtime);
    }

    @Bean(defaultCandidate = false)
    @Realtime
    JdbcClient realtimeJdbc(@Realtime JdbcTemplate realtime) {
        return JdbcClient.create(realtime);
    }

    @Bean(defaultCandidate = false)
    @Realtime
    DSLContext realtimeDsl(@Realtime DataSource realtime) {
        return DSL.using(realtime, SQLDialect.POSTGRES);
    }
}
