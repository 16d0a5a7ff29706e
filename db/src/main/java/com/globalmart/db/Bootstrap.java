package com.globalmart.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes the roles and the two databases on a new server, as its administrator: what a database administrator does once.
 * Safe to run again.
 */
public final class Bootstrap {

    private Bootstrap() {}

    /**
     * @param administrator a connection to any database of the server, as a role that may make roles and databases
     */
    public static void run(Connection administrator) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(script());
            for (var database : Database.values()) {
                if (exists(administrator, database)) {
                    continue;
                }
                statement.execute("create database %s owner migrator".formatted(database.databaseName()));
                statement.execute(
                        "revoke connect, temporary on database %s from public".formatted(database.databaseName()));
            }
            statement.execute(
                    "grant connect on database realtime to ingest_writer, batch_runner, console_app, live_reader, metrics_reader");
            statement.execute(
                    "grant connect on database warehouse to ingest_writer, batch_runner, console_app, api_reader, bi_reader, metrics_reader");
        }
    }

    private static boolean exists(Connection administrator, Database database) throws SQLException {
        try (var query = administrator.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, database.databaseName());
            return query.executeQuery().next();
        }
    }

    /** The statements that make the roles, as they can be given to a database administrator. */
    public static String script() {
        try (var script = Bootstrap.class.getResourceAsStream("/db/bootstrap.sql")) {
            if (script == null) {
                throw new IllegalStateException("db/bootstrap.sql is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
