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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two databases of the tests, migrated, on one PostgreSQL for the whole run. */
public final class Databases implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, HikariDataSource> POOLS = new ConcurrentHashMap<>();
    private static final Path DIRECTORY =
            Path.of("target", "postgres-" + ProcessHandle.current().pid());
    /** Where the applications on these databases look for reference files. */
    public static final Path REFERENCE =
            Path.of("target", "reference-" + ProcessHandle.current().pid());

    private static final Queue<ConfigurableApplicationContext> APPLICATIONS = new ConcurrentLinkedQueue<>();
    private static volatile PostgresServer server = start();

    private static PostgresServer start() {
        var started = startServer(0);
        try (var administrator = DriverManager.getConnection(started.jdbcUrl("postgres", "postgres"))) {
            Bootstrap.run(administrator);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (var database : Database.values()) {
            new Migration(database, source(started, database, "migrator")).run();
        }
        return started;
    }

    /** What is committed outlives a crash of the server, if not one of the machine. */
    private static PostgresServer startServer(int port) {
        return PostgresServer.start(
                DIRECTORY, port, PostgresServer.Durability.THROWAWAY, Map.of("synchronous_commit", "on"));
    }

    /** Points the application at the databases. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(settings()).applyTo(context);
        APPLICATIONS.add(context);
    }

    static void closeApplications() {
        APPLICATIONS.forEach(ConfigurableApplicationContext::close);
    }

    /** The settings of an application on the databases, {@code name=value}. */
    static List<String> settings() {
        return List.of(
                "spring.datasource.url=" + server.jdbcUrl("warehouse"),
                "globalmart.realtime.url=" + server.jdbcUrl("realtime"),
                "globalmart.reference.directory=" + REFERENCE,
                "server.port=0");
    }

    /** Whatever a test must see or plant, as the owner. */
    public static JdbcTemplate as(Database database, String role) {
        return new JdbcTemplate(POOLS.computeIfAbsent(database + " " + role, name -> {
            var pool = new HikariDataSource();
            pool.setDataSource(source(server, database, role));
            pool.setMaximumPoolSize(4);
            pool.setMinimumIdle(0);
            pool.setPoolName(name);
            return pool;
        }));
    }

    /** A connection of its own, to be closed by the caller. */
    public static Connection connection(Database database, String role) throws SQLException {
        return source(server, database, role).getConnection();
    }

    /** Ends the server in some way, under everything that runs on it, and starts it again at the same place. */
    public static void restart(Consumer<PostgresServer> end) {
        end.accept(server);
        server = startServer(server.port());
        POOLS.values().forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    private static PGSimpleDataSource source(PostgresServer server, Database database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database.databaseName(), role));
        return source;
    }
}
