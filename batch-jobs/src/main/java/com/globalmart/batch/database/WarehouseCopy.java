package com.globalmart.batch.database;

import com.globalmart.copy.CopyTarget;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Copies rows into the warehouse on the connection of the caller's transaction. */
@Component
public class WarehouseCopy {

    private final HikariDataSource dataSource;

    WarehouseCopy(HikariDataSource warehouseDataSource) {
        this.dataSource = warehouseDataSource;
    }

    /** Copies the rows, all or none; a connection whose copy failed leaves the pool. */
    public <R> void copy(CopyTarget<R> target, Collection<? extends R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            target.write(connection, rows);
        } catch (SQLException e) {
            evictAfterRollback(connection);
            var translated =
                    new JdbcTemplate(dataSource).getExceptionTranslator().translate("copy", null, e);
            throw translated == null ? new UncategorizedSQLException("copy", null, e) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** A connection that is closed before its transaction is rolled back would hide why the copy failed. */
    private void evictAfterRollback(Connection connection) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            dataSource.evictConnection(connection);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                dataSource.evictConnection(connection);
            }
        });
    }
}
