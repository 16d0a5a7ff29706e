package com.globalmart.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Brings a database to the newest schema, as the role {@code migrator}, and tells running applications whether a database
 * is new enough for them. Safe to run again; two at once wait for each other.
 */
public final class Migration {

    private final Database database;
    private final DataSource dataSource;

    public Migration(Database database, DataSource dataSource) {
        this.database = database;
        this.dataSource = dataSource;
    }

    /** Runs the migrations that are missing and returns how many those were. */
    public int run() {
        return flyway().migrate().migrationsExecuted;
    }

    /**
     * Refuses a database that is older than the application.
     *
     * @throws OutdatedSchemaException if migrations that this application was built with have not run
     */
    public void requireCurrent() {
        var info = flyway().info();
        if (info.pending().length == 0) {
            return;
        }
        var current = info.current();
        var found = current == null ? "none" : String.valueOf(current.getVersion());
        var expected = MigrationVersion.fromVersion(
                info.pending()[info.pending().length - 1].getVersion().getVersion());
        throw new OutdatedSchemaException(database, found, expected.getVersion());
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/" + database.databaseName())
                .defaultSchema("migrations")
                .createSchemas(true)
                .load();
    }
}
