package com.globalmart.batch.database;

import com.globalmart.copy.CopySource;
import com.globalmart.copy.CopyTarget;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Copies rows into and out of the warehouse. A connection whose copy failed leaves the pool. */
@Component
public class WarehouseCopy {

    private final HikariDataSource dataSource;

    WarehouseCopy(HikariDataSource warehouseDataSource) {
        this.dataSource = warehouseDataSource;
    }

    /** Rows that come one after the other. */
    @FunctionalInterface
    public interface Rows<R> {
        void forEach(Consumer<R> consumer);
    }

    /** Copies the rows on the connection of the caller's transaction, all or none. */
    public <R> void copy(CopyTarget<R> target, Collection<? extends R> rows) {
        if (!rows.isEmpty()) {
            copy(target, (Rows<R>) rows::forEach);
        }
    }

    /**
     * Copies the rows on the connection of the caller's transaction, all or none. Meanwhile this connection does nothing else.
     *
     * @return how many rows there were
     */
    public <R> long copy(CopyTarget<R> target, Rows<R> rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var writer = target.open(connection)) {
            rows.forEach(row -> {
                try {
                    writer.write(row);
                } catch (SQLException e) {
                    throw translated(e);
                }
            });
            return writer.finish();
        } catch (SQLException e) {
            evictAfterRollback(connection);
            throw translated(e);
        } catch (RuntimeException e) {
            evictAfterRollback(connection);
            throw e;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Reads what is committed, on a connection of its own, so that the caller's is free to write meanwhile. */
    public <T> void read(CopySource<T> source, Consumer<? super T> consumer) {
        try (var connection = dataSource.getConnection()) {
            try {
                source.read(connection, consumer);
            } catch (SQLException | RuntimeException e) {
                dataSource.evictConnection(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private DataAccessException translated(SQLException e) {
        var translated = new JdbcTemplate(dataSource).getExceptionTranslator().translate("copy", null, e);
        return translated == null ? new UncategorizedSQLException("copy", null, e) : translated;
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
