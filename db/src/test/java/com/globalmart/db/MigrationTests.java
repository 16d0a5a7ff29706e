package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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

    /** V024 makes the tables of views and cart events anew. */
    @Test
    void keepsFactsWhoseTableIsMadeAnew() throws SQLException {
        var source = empty(Database.WAREHOUSE, "facts");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/warehouse")
                .defaultSchema("migrations")
                .createSchemas(true)
                .target("22")
                .load()
                .migrate();
        try (var connection = source.getConnection()) {
            Sql.execute(connection, """
                    select warehouse.make_fact_partitions('{2026-01-01, 2026-01-02}'),
                           warehouse.index_fact_partitions('{2026-01-01}');
                    update warehouse.published set load_id = 1;
                    insert into warehouse.fact_product_views (occurred_at, content_hash, log_offset, event_id, event_day,
                        customer_key, product_key, session_key, load_id, event_type, geography_key, partition, generation,
                        search_query)
                    values ('2026-01-01T12:00Z', 1, 7, '00000000-0000-0000-0000-000000000001', '2026-01-01', 0, -1, 1, 1, 'search',
                            1, 0, 1, 'lamp'),
                           ('2026-01-02T12:00Z', 2, 8, '00000000-0000-0000-0000-000000000002', '2026-01-02', 0, 0, 1, 1, 'view',
                            1, 0, 1, null);
                    insert into warehouse.fact_cart_events (occurred_at, content_hash, log_offset, event_id, event_day, customer_key,
                        product_key, session_key, load_id, event_type, geography_key, partition, generation, currency, cart_value)
                    values ('2026-01-01T13:00Z', 3, 9, '00000000-0000-0000-0000-000000000003', '2026-01-01', 0, -1, 1, 1,
                            'checkout', 1, 0, 1, 'USD', 12.5)
                    """);
            var readers = List.of(
                    "select v::text from bi.product_views v order by event_id",
                    "select c::text from bi.cart_events c order by event_id",
                    // what readers do not see
                    "select (content_hash, log_offset, partition, generation, load_id)::text from warehouse.fact_product_views"
                            + " order by log_offset");
            var before = answers(connection, readers);

            new Migration(Database.WAREHOUSE, source).run();

            assertThat(before).hasSize(2 + 1 + 2);
            assertThat(answers(connection, readers)).isEqualTo(before);
            assertThat(
                            Sql.list(
                                    connection,
                                    "select tablename::text from pg_tables where schemaname = 'warehouse' and tablename like '%before%'"))
                    .isEmpty();
        }
    }

    private static List<String> answers(Connection connection, List<String> queries) throws SQLException {
        var answers = new ArrayList<String>();
        for (var query : queries) {
            answers.addAll(Sql.list(connection, query));
        }
        return answers;
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
