package com.globalmart.cli.backup;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Enters the databases as the role that owns their tables: nobody else may read all of them, or empty one.
 *
 * @param environment names that role as it does for migrations: {@code POSTGRES_*_MIGRATOR} and {@code _MIGRATOR_PASSWORD}
 */
record Owner(Databases databases, Map<String, String> environment) {

    private static final String APPLICATION = "globalmart-backup";
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    Owner {
        environment = Map.copyOf(environment);
    }

    /** A new session, in which every type is written the same way on every server and nothing runs out of time. */
    Connection connect(Database database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(databases.address(database).url());
        source.setUser(setting(database, "MIGRATOR", "migrator"));
        source.setPassword(setting(database, "MIGRATOR_PASSWORD", ""));
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setApplicationName(APPLICATION);
        var connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    set datestyle = 'ISO, MDY';
                    set intervalstyle = 'postgres';
                    set timezone = 'UTC';
                    set extra_float_digits = 1;
                    set statement_timeout = 0;
                    set idle_in_transaction_session_timeout = 0;
                    set transaction_timeout = 0;
                    set search_path = pg_catalog""");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private String setting(Database database, String name, String otherwise) {
        return environment.getOrDefault(database.variable(name), otherwise);
    }
}
