package com.globalmart.db;

import static org.awaitility.Awaitility.await;

import com.globalmart.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Both databases, migrated, on one server for all tests; it stops with the JVM. */
final class Databases {

    private static final PostgresServer SERVER = start();

    private Databases() {}

    private static PostgresServer start() {
        var server = PostgresServer.start(
                Path.of("target", "postgres-" + ProcessHandle.current().pid()), 0, PostgresServer.Durability.THROWAWAY);
        try (var administrator = DriverManager.getConnection(server.jdbcUrl("postgres", PostgresServer.SUPERUSER))) {
            Bootstrap.run(administrator);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (var database : Database.values()) {
            new Migration(database, source(server, database.databaseName(), "migrator")).run();
        }
        return server;
    }

    static Connection connect(Database database, String role) throws SQLException {
        return connect(database.databaseName(), role);
    }

    static Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(SERVER.jdbcUrl(database, role));
    }

    /** A transaction that the caller commits; closed without that, it leaves nothing behind. */
    static Connection begin(Database database, String role) throws SQLException {
        var connection = connect(database, role);
        connection.setAutoCommit(false);
        return connection;
    }

    static Connection administrator() throws SQLException {
        return connect("postgres", PostgresServer.SUPERUSER);
    }

    /** Waits until a connection, busy in another thread, is kept waiting by somebody's lock. */
    static void awaitWaiting(Connection connection) throws SQLException {
        var processId = connection.unwrap(PGConnection.class).getBackendPID();
        try (var administrator = administrator()) {
            await().until(() ->
                    Sql.number(administrator, "select count(*) from pg_locks where pid = ? and not granted", processId)
                            > 0);
        }
    }

    static DataSource source(String database, String role) {
        return source(SERVER, database, role);
    }

    private static DataSource source(PostgresServer server, String database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database, role));
        return source;
    }
}
