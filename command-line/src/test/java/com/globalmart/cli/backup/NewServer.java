package com.globalmart.cli.backup;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import com.globalmart.embedded.PostgresServer.Durability;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another server than that of the other tests, with both databases as migrations make them. */
final class NewServer implements AutoCloseable {

    private final PostgresServer server;

    private NewServer(PostgresServer server) {
        this.server = server;
    }

    static NewServer start(Path directory) throws SQLException {
        var server = PostgresServer.start(directory, 0, Durability.THROWAWAY);
        try (var administrator = DriverManager.getConnection(server.jdbcUrl("postgres", PostgresServer.SUPERUSER))) {
            Bootstrap.run(administrator);
        }
        var started = new NewServer(server);
        for (var database : Database.values()) {
            new Migration(database, started.databases().dataSource(database, "migrator")).run();
        }
        return started;
    }

    Databases databases() {
        return Databases.onPort(server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
