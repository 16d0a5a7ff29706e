package com.globalmart.db;

import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Migrates both databases: addresses come from {@code POSTGRES_REALTIME_*} and {@code POSTGRES_WAREHOUSE_*}. */
public final class MigrationMain {

    private MigrationMain() {}

    /** Ends with status 0 when both databases have the newest schema, otherwise with 1 and one line that says why. */
    public static void main(String[] arguments) {
        for (var database : Database.values()) {
            try {
                var ran = new Migration(database, dataSource(database)).run();
                System.out.printf("database %s: %d migrations ran%n", database.databaseName(), ran);
            } catch (FlywayException e) {
                System.err.printf("database %s could not be migrated: %s%n", database.databaseName(), firstLine(e));
                System.exit(1);
            }
        }
    }

    private static DataSource dataSource(Database database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url(System.getenv()));
        source.setUser(setting(database, "MIGRATOR", "migrator"));
        source.setPassword(setting(database, "MIGRATOR_PASSWORD", ""));
        return source;
    }

    private static String setting(Database database, String name, String otherwise) {
        return System.getenv().getOrDefault(database.variable(name), otherwise);
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
