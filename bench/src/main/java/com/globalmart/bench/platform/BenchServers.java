package com.globalmart.bench.platform;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import com.globalmart.embedded.PostgresServer.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL and Kafka with the settings that {@code ./globalmart up} gives them, {@code fsync} on, on a folder of their own;
 * each is a process of its own. The databases have the newest schema.
 */
public final class BenchServers implements AutoCloseable {

    private final Path folder;
    private final PostgresServer postgres;
    private final BrokerProcess broker;
    private final Map<String, String> settings;

    private BenchServers(Path folder, PostgresServer postgres, BrokerProcess broker, Map<String, String> settings) {
        this.folder = folder;
        this.postgres = postgres;
        this.broker = broker;
        this.settings = settings;
    }

    /**
     * Starts both.
     *
     * @param folder is created when missing
     * @param settings what the database server gets beside its usual settings, or instead of them
     */
    public static BenchServers start(Path folder, Map<String, String> settings) throws IOException, SQLException {
        Files.createDirectories(folder);
        var postgres = PostgresServer.start(folder.resolve("postgres"), 0, Durability.KEPT, settings);
        try {
            migrate(postgres);
            return new BenchServers(
                    folder,
                    postgres,
                    BrokerProcess.start(folder.resolve("kafka"), folder.resolve("kafka.log")),
                    settings);
        } catch (IOException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static void migrate(PostgresServer postgres) throws SQLException {
        try (var connection = connection(postgres, "postgres")) {
            Bootstrap.run(connection);
        }
        var databases = Databases.onPort(postgres.port());
        new Migration(Database.REALTIME, databases.dataSource(Database.REALTIME, "migrator")).run();
        new Migration(Database.WAREHOUSE, databases.dataSource(Database.WAREHOUSE, "migrator")).run();
    }

    public Path folder() {
        return folder;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public Databases databases() {
        return Databases.onPort(postgres.port());
    }

    /** A connection to the database of landing, as the one who may do everything. */
    public Connection connection() throws SQLException {
        return connection(postgres, Database.REALTIME.databaseName());
    }

    /** A connection to either database, as the one who may do everything. */
    public Connection connection(Database database) throws SQLException {
        return connection(postgres, database.databaseName());
    }

    /** A connection to either database, as one of its roles. */
    public Connection connection(Database database, String role) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database.databaseName(), role));
    }

    private static Connection connection(PostgresServer postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database, PostgresServer.SUPERUSER));
    }

    public CpuTimes brokerCpu() {
        return CpuTimes.of(List.of(broker.handle()));
    }

    /** The settings that were asked for, as the database server tells them: asked for and in force are two things. */
    public List<String> settings() throws SQLException {
        var told = new ArrayList<String>();
        try (var connection = connection();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            for (String name : settings.keySet()) {
                statement.setString(1, name);
                try (var row = statement.executeQuery()) {
                    row.next();
                    told.add("%s %s".formatted(name, row.getString(1)));
                }
            }
        }
        return told;
    }

    /** Of the database server with all its processes. */
    public CpuTimes databaseCpu() {
        var file = folder.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        try {
            long postmaster = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return CpuTimes.of(ProcessHandle.of(postmaster).stream().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            broker.close();
        } finally {
            postgres.close();
        }
    }
}
