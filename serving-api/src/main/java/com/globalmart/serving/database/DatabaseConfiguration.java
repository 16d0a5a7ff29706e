package com.globalmart.serving.database;

import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The warehouse must be there; landing is asked for live counters only, and may be down. Both are read, never written. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Duration WAREHOUSE_PATIENCE = Duration.ofSeconds(2); // then 503: whoever asks may ask again
    private static final Duration REALTIME_PATIENCE = Duration.ofMillis(500);

    @Bean
    HikariDataSource warehouseDataSource(DatabaseProperties properties) {
        var dataSource = pool(Database.WAREHOUSE, properties.warehouse(), properties.connections(), WAREHOUSE_PATIENCE);
        var problem = problem(dataSource);
        if (problem != null) {
            dataSource.close();
            throw new DatabaseUnreachableException(
                    Database.WAREHOUSE, properties.warehouse().url(), problem);
        }
        try {
            new Migration(Database.WAREHOUSE, dataSource).requireCurrent();
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
        return dataSource;
    }

    @Bean
    DSLContext warehouse(DataSource dataSource) {
        return DSL.using(dataSource, SQLDialect.POSTGRES);
    }

    /** The application is healthy while it reaches the warehouse. */
    @Bean
    DataSourceHealthIndicator warehouseHealthIndicator(DataSource dataSource) {
        return new DataSourceHealthIndicator(dataSource);
    }

    @Bean(defaultCandidate = false)
    @Realtime
    HikariDataSource realtimeDataSource(DatabaseProperties properties) {
        return pool(Database.REALTIME, properties.realtime(), 2, REALTIME_PATIENCE);
    }

    @Bean(defaultCandidate = false)
    @Realtime
    DSLContext realtime(@Realtime DataSource dataSource) {
        return DSL.using(dataSource, SQLDialect.POSTGRES);
    }

    /** Every transaction sees one state of its database from begin to end. */
    private static HikariDataSource pool(
            Database database, DatabaseProperties.Address address, int connections, Duration patience) {
        var dataSource = new HikariDataSource();
        dataSource.setPoolName(database.databaseName());
        dataSource.setJdbcUrl(address.url());
        dataSource.setUsername(address.username());
        dataSource.setPassword(address.password());
        dataSource.setMaximumPoolSize(connections);
        dataSource.setMinimumIdle(1);
        dataSource.setReadOnly(true);
        dataSource.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        dataSource.setConnectionTimeout(patience.toMillis());
        dataSource.setInitializationFailTimeout(-1);
        dataSource.addDataSourceProperty("ApplicationName", "globalmart-serving-api");
        dataSource.addDataSourceProperty("connectTimeout", "2");
        dataSource.addDataSourceProperty("socketTimeout", "15");
        // what is asked is little: helpers take longer to start than they save, and take cores from the nights
        dataSource.addDataSourceProperty("options", "-c statement_timeout=10s -c max_parallel_workers_per_gather=0");
        return dataSource;
    }

    private static @Nullable String problem(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            return null;
        } catch (SQLException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        }
    }
}
