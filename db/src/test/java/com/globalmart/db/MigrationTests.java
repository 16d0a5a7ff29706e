package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationTests {

    @ParameterizedTest
    @EnumSource
    void buildsAnEmptyDatabaseAndThenFindsNothingToDo(Database database) throws SQLException {
        var migration = new Migration(database, empty(database, "built"));

        assertThat(migration.run()).isPositive();

        assertThat(migration.run()).isZero();
        assertThatCode(migration::requireCurrent).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnEmptyDatabase(Database database) throws SQLException {
        var migration = new Migration(database, empty(database, "empty"));

        assertThatThrownBy(migration::requireCurrent)
                .isInstanceOf(OutdatedSchemaException.class)
                .hasMessageStartingWith("database %s is at schema version none, expected ", database.databaseName())
                .hasMessageEndingWith(": run the migrations first (./globalmart migrate)");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnOlderDatabaseNamingBothVersions(Database database) throws SQLException {
        var old = empty(database, "old");
        var migration = new Migration(database, old);
        migration.run();
        String newest;
        String before;
        try (var connection = old.getConnection()) {
            var versions = Sql.list(
                    connection,
                    "select version from migrations.flyway_schema_history where version is not null order by 1");
            newest = versions.getLast();
            before = versions.get(versions.size() - 2);
            Sql.execute(connection, "delete from migrations.flyway_schema_history where version = ?", newest);
        }

        assertThatThrownBy(migration::requireCurrent)
                .isInstanceOf(OutdatedSchemaException.class)
                .hasMessage(
                        "database %s is at schema version %s, expected %s: run the migrations first (./globalmart migrate)",
                        database.databaseName(), before, newest);
    }

    @ParameterizedTest
    @CsvSource({
        "REALTIME, ingest_writer",
        "REALTIME, batch_runner",
        "REALTIME, console_app",
        "WAREHOUSE, batch_runner",
        "WAREHOUSE, console_app",
        "WAREHOUSE, api_reader"
    })
    void letsEveryApplicationCompareVersionsWithItsOwnRights(Database database, String role) {
        var migration = new Migration(database, Databases.source(database.databaseName(), role));

        assertThatCode(migration::requireCurrent).doesNotThrowAnyException();
    }

    @Test
    void mayBeBootstrappedAgain() throws SQLException {
        try (var administrator = Databases.administrator()) {
            assertThatCode(() -> Bootstrap.run(administrator)).doesNotThrowAnyException();
        }
    }

    private static DataSource empty(Database database, String purpose) throws SQLException {
        var name = "%s_%s".formatted(purpose, database.name().toLowerCase(Locale.ROOT));
        try (var administrator = Databases.administrator()) {
            Sql.execute(administrator, "create database %s owner migrator".formatted(name));
        }
        return Databases.source(name, "migrator");
    }
}
