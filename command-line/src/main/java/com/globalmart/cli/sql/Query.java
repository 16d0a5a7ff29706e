package com.globalmart.cli.sql;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs what somebody typed, and prints what comes back, result after result, in one transaction. */
final class Query {

    private static final int FETCHED_AT_ONCE = 1000; // so that a large result does not have to fit into memory

    private final DataSource dataSource;

    Query(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How rows are printed. */
    interface Output {
        void print(ResultSet rows, PrintStream out) throws SQLException;

        /** Says how many rows a statement changed. */
        void changed(int rows, PrintStream out);
    }

    void run(String sql, Output output, PrintStream out) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCHED_AT_ONCE);
            boolean hasRows = statement.execute(sql);
            while (hasRows || statement.getUpdateCount() != -1) {
                if (hasRows) {
                    output.print(statement.getResultSet(), out);
                } else {
                    output.changed(statement.getUpdateCount(), out);
                }
                hasRows = statement.getMoreResults();
            }
            connection.commit();
        }
    }
}
