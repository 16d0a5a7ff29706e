package com.globalmart.admin;

import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import com.globalmart.embedded.PostgresServer.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One PostgreSQL for all tests of this JVM, with both databases as the migrations make them. */
public final class TestDatabases implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String FLEET_PASSWORD = "fleet-secret";

    private static final class Started {
        private static final PostgresServer SERVER = start();
    }

    public static PostgresServer server() {
        return Started.SERVER;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-databases",
                        Map.of(
                                "globalmart.database.warehouse.url", server().jdbcUrl("warehouse"),
                                "globalmart.database.realtime.url", server().jdbcUrl("realtime"),
                                "globalmart.fleet.password", FLEET_PASSWORD)));
    }

    private static PostgresServer start() {
        try {
            var directory = Files.createTempDirectory("job-admin-tests");
            var server = PostgresServer.start(directory, 0, Durability.THROWAWAY);
            try (var administrator =
                    DriverManager.getConnection(server.jdbcUrl("postgres", PostgresServer.SUPERUSER))) {
                Bootstrap.run(administrator);
            }
            for (var database : Database.values()) {
                var migrator = new PGSimpleDataSource();
                migrator.setUrl(server.jdbcUrl(database.databaseName(), "migrator"));
                new Migration(database, migrator).run();
            }
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the databases of the tests could not be made", e);
        }
    }
}
