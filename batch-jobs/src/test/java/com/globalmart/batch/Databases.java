package com.globalmart.batch;

import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two databases of the tests, migrated, on one PostgreSQL for the whole run. */
public final class Databases implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final PostgresServer SERVER = start();
    private static final Map<String, DataSource> POOLS = new ConcurrentHashMap<>();

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
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + SERVER.jdbcUrl("warehouse"),
                        "globalmart.realtime.url=" + SERVER.jdbcUrl("realtime"),
                        "server.port=0")
                .applyTo(context);
    }

    /** Whatever a test must see or plant, as the owner. */
    public static JdbcTemplate as(Database database, String role) {
        return new JdbcTemplate(POOLS.computeIfAbsent(database + " " + role, name -> {
            var pool = new HikariDataSource();
            pool.setDataSource(source(SERVER, database, role));
            pool.setMaximumPoolSize(4);
            pool.setMinimumIdle(0);
            pool.setPoolName(name);
            return pool;
        }));
    }

    /** A connection of its own, to be closed by the caller. */
    public static Connection connection(Database database, String role) throws SQLException {
        return source(SERVER, database, role).getConnection();
    }

    private static PGSimpleDataSource source(PostgresServer server, Database database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database.databaseName(), role));
        return source;
    }
}
