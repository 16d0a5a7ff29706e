package com.globalmart.batch.database;

import com.globalmart.copy.CopyTarget;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

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
            dataSource.evictConnection(connection);
            throw new JdbcTemplate(dataSource).getExceptionTranslator().translate("copy", target.toString(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
