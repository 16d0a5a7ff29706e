package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.EmbeddedServerException;
import com.globalmart.embedded.FreePort;
import com.globalmart.embedded.KafkaBroker;
import com.globalmart.embedded.PostgresServer;
import com.globalmart.embedded.PostgresServer.Durability;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** PostgreSQL and Kafka of one data directory, both started at the same time; the databases have the newest schema. */
final class EmbeddedServers implements AutoCloseable {

    private static final Executor THREADS =
            task -> Thread.ofPlatform().daemon().name("embedded-servers").start(task);

    private final CompletableFuture<PostgresServer> postgres;
    private final CompletableFuture<KafkaBroker> kafka;
    private final CompletableFuture<Databases> databases;

    private EmbeddedServers(
            CompletableFuture<PostgresServer> postgres,
            CompletableFuture<KafkaBroker> kafka,
            CompletableFuture<Databases> databases) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.databases = databases;
    }

    /** Starts them, and returns while they start. */
    static EmbeddedServers start(DataDirectory directory, int postgresPort, int kafkaPort) {
        var kafka = inBackground(() -> KafkaBroker.start(directory.kafka(), kafkaPort));
        var postgres = inBackground(() -> startPostgres(directory, postgresPort));
        return new EmbeddedServers(postgres, kafka, postgres.thenApply(EmbeddedServers::migrated));
    }

    /** Waits for PostgreSQL. A server that a killed supervisor left behind keeps the port that it had. */
    int postgresPort() {
        return outcome(postgres).port();
    }

    /** Waits until both databases have the newest schema. */
    Databases databases() {
        return outcome(databases);
    }

    /** Waits until Kafka takes connections. */
    void awaitKafka() {
        outcome(kafka);
    }

    /** Stops what was started, also what is just starting. */
    @Override
    public void close() {
        closed(kafka);
        closed(postgres);
    }

    /** Making a new cluster takes seconds, in which somebody else may have taken the port: then any other will do. */
    static PostgresServer startPostgres(DataDirectory directory, int port) {
        try {
            return PostgresServer.start(directory.postgres(), port, Durability.KEPT);
        } catch (EmbeddedServerException e) {
            if (FreePort.preferredOrFree(port) == port) {
                throw e;
            }
            return PostgresServer.start(directory.postgres(), FreePort.any(), Durability.KEPT);
        }
    }

    /** Makes roles and databases where they are missing, and brings both to the newest schema. */
    static Databases migrated(PostgresServer server) {
        try (var administrator = DriverManager.getConnection(server.jdbcUrl("postgres", PostgresServer.SUPERUSER))) {
            Bootstrap.run(administrator);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
        var databases = Databases.onPort(server.port());
        var realtime = inBackground(() -> migrate(databases, Database.REALTIME));
        migrate(databases, Database.WAREHOUSE);
        outcome(realtime);
        return databases;
    }

    private static int migrate(Databases databases, Database database) {
        return new Migration(database, databases.dataSource(database, "migrator")).run();
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }

    private static <T> T outcome(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void closed(CompletableFuture<? extends AutoCloseable> server) {
        server.handle((started, failure) -> {
                    if (started != null) {
                        close(started);
                    }
                    return true;
                })
                .join();
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
