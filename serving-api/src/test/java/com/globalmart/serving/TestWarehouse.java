package com.globalmart.serving;

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
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** One PostgreSQL for all tests of this JVM, with a small warehouse in it. */
public final class TestWarehouse implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String FLEET_PASSWORD = "fleet-secret";

    private static final class Started {
        private static final PostgresServer SERVER = start();
    }

    public static PostgresServer server() {
        return Started.SERVER;
    }

    /** May write everything. */
    public static JdbcClient owner(Database database) {
        return client(database, "migrator");
    }

    /** Asks in a role of its own. */
    public static JdbcClient client(Database database, String role) {
        return JdbcClient.create(dataSource(server(), database, role));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-warehouse",
                        Map.of(
                                "globalmart.database.warehouse.url", server().jdbcUrl("warehouse"),
                                "globalmart.database.realtime.url", server().jdbcUrl("realtime"),
                                "globalmart.fleet.password", FLEET_PASSWORD)));
    }

    private static PGSimpleDataSource dataSource(PostgresServer server, Database database, String role) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.jdbcUrl(database.databaseName(), role));
        return dataSource;
    }

    private static PostgresServer start() {
        try {
            var directory = Files.createTempDirectory("serving-api-tests");
            var server = PostgresServer.start(directory, 0, Durability.THROWAWAY);
            try (var administrator =
                    DriverManager.getConnection(server.jdbcUrl("postgres", PostgresServer.SUPERUSER))) {
                Bootstrap.run(administrator);
            }
            for (var database : Database.values()) {
                new Migration(database, dataSource(server, database, "migrator")).run();
            }
            try (var owner = dataSource(server, Database.WAREHOUSE, "migrator").getConnection()) {
                ScriptUtils.executeSqlScript(owner, new ClassPathResource("plant.sql"));
            }
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the databases of the tests could not be made", e);
        }
    }
}
