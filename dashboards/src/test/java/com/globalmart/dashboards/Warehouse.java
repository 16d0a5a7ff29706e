package com.globalmart.dashboards;

import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Both databases, migrated, on one server for all tests; it stops with the JVM. */
public final class Warehouse {

    private static final PostgresServer SERVER = start();

    private Warehouse() {}

    private static PostgresServer start() {
        var server = PostgresServer.start(
                Path.of("target", "postgres-" + ProcessHandle.current().pid()), 0, PostgresServer.Durability.THROWAWAY);
        try (var administrator = DriverManager.getConnection(server.jdbcUrl("postgres", PostgresServer.SUPERUSER))) {
            Bootstrap.run(administrator);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (var database : Database.values()) {
            var source = new PGSimpleDataSource();
            source.setUrl(server.jdbcUrl(database.databaseName(), "migrator"));
            new Migration(database, source).run();
        }
        return server;
    }

    /** A connection of a role to one of the databases. */
    public static Connection connect(Database database, String role) throws SQLException {
        return DriverManager.getConnection(SERVER.jdbcUrl(database.databaseName(), role));
    }

    /** Where tools of other makers connect; no password is asked for. */
    public static int port() {
        return SERVER.port();
    }
}
