package com.globalmart.copy;

import com.globalmart.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The server of these tests: started for the first of them, stopped with the JVM. */
final class Database {

    private static final PostgresServer SERVER =
            PostgresServer.start(Path.of("target", "postgres"), 0, PostgresServer.Durability.THROWAWAY);

    private Database() {}

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(SERVER.jdbcUrl("postgres", PostgresServer.SUPERUSER));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the only row, as the server writes it. */
    static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
