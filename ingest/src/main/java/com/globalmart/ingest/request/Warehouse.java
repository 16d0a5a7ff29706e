package com.globalmart.ingest.request;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The few connections to the database {@code warehouse}, made when they are needed. Not a {@code DataSource} among the beans:
 * there, and in every transaction that is not of this class, the database {@code realtime} is meant.
 */
@Repository
class Warehouse implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    private static final long CONNECTION_TIMEOUT_MS = 5_000;
    private static final long VALIDATION_TIMEOUT_MS = 3_000;

    // a request's row is held while it is carried out: that long nothing is said on its connection
    private static final String SESSION = "-c lock_timeout=5s -c statement_timeout=30s"
            + " -c idle_in_transaction_session_timeout=10min -c TimeZone=UTC";

    private final HikariDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    Warehouse(WarehouseSettings settings) {
        dataSource = new HikariDataSource(); // with its address given below, it connects with the first question
        dataSource.setPoolName("warehouse");
        dataSource.setJdbcUrl(settings.url());
        dataSource.setUsername(settings.username());
        dataSource.setPassword(settings.password());
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setMinimumIdle(0);
        dataSource.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        dataSource.setValidationTimeout(VALIDATION_TIMEOUT_MS);
        dataSource.setInitializationFailTimeout(-1);
        dataSource.setDataSourceProperties(driver());
        jdbc = new JdbcTemplate(dataSource, true);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    private static Properties driver() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "globalmart-ingest");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60"); // seconds; longer than any statement may take
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false"); // rows do not belong into logs
        properties.setProperty("options", SESSION);
        return properties;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Fails where no address is set: the pool would say so at length, with every question. */
    TransactionOperations transaction() {
        if (dataSource.getJdbcUrl() == null || dataSource.getJdbcUrl().isBlank()) {
            throw new IllegalStateException("globalmart.warehouse.url is empty");
        }
        return transaction;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
