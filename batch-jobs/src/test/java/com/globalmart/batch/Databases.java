package com.globalmart.batch;

import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The two databases of the tests, migrated, on one PostgreSQL for the whole run. */
public final class Databases {

    private static final PostgresServer SERVER = start();

    private Databases() {}

    private static PostgresServer start() {
        var server = PostgresServer.start(
                Path.of("target", "postgres-" + ProcessHandle.current().pid()), 0, PostgresServer.Durability.THROWAWAY);
        try (var administrator = DriverManager.getConnection(server.jdbcUrl("postgres", "postgres"))) {
            Bootstrap.run(administrator);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (var database : Database.values()) {
            new Migration(database, source(server, database, "migrator")).run();
        }
        return server;
    }

    /** Points the application at the databases. */
    public static void register(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> SERVER.jdbcUrl("warehouse"));
        registry.add("globalmart.realtime.url", () -> SERVER.jdbcUrl("realtime"));
        registry.add("server.port", () -> "0");
    }

    /** Whatever a test must see or plant, as the owner. */
    public static JdbcTemplate as(Database database, String role) {
        return new JdbcTemplate(source(SERVER, database, role));
    }

    private static PGSimpleDataSource source(PostgresServer server, Database database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database.databaseName(), role));
        return source;
    }
}
