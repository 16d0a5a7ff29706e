package com.globalmart.db;

import static com.globalmart.db.Sql.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each role may do, and what the database refuses it. Every statement is rolled back. */
class RoleTests {

    private static final String DENIED = "42501";

    @BeforeAll
    static void makePartitions() throws SQLException {
        try (var realtime = Databases.connect(Database.REALTIME, "migrator");
                var warehouse = Databases.connect(Database.WAREHOUSE, "migrator")) {
            Sql.number(realtime, "select landing.make_partitions('2026-01-01', '2026-01-01')");
            Sql.number(warehouse, "select warehouse.make_fact_partitions('{2026-01-01}')");
        }
    }

    /** The table is the reliability page's, as far as its objects exist. */
    @ParameterizedTest(name = "{0} in {1}: {2} is {3}")
    @CsvFileSource(resources = "/roles.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void mayDoWhatTheyMust(String role, Database database, String sql, String outcome) throws SQLException {
        try (var connection = Databases.begin(database, role)) {
            if (outcome.equals("allowed")) {
                assertThatCode(() -> Sql.execute(connection, sql)).doesNotThrowAnyException();
                return;
            }

            assertRefused(() -> Sql.execute(connection, sql), outcome);
        }
    }

    @ParameterizedTest(name = "{0} connects to {1}: {2}")
    @CsvSource({
        "ingest_writer, realtime, true",
        "ingest_writer, warehouse, true",
        "batch_runner, realtime, true",
        "batch_runner, warehouse, true",
        "console_app, realtime, true",
        "console_app, warehouse, true",
        "api_reader, realtime, false",
        "api_reader, warehouse, true",
        "bi_reader, realtime, false",
        "bi_reader, warehouse, true",
        "live_reader, realtime, true",
        "live_reader, warehouse, false",
        "metrics_reader, realtime, true",
        "metrics_reader, warehouse, true",
        "metrics_reader, postgres, false",
        "ingest_writer, postgres, false",
        "batch_runner, postgres, false",
        "console_app, postgres, false",
        "api_reader, postgres, false",
        "bi_reader, postgres, false",
        "live_reader, postgres, false",
        "bi_reader, template1, false"
    })
    void connectToTheirDatabasesOnly(String role, String database, boolean may) throws SQLException {
        if (may) {
            try (var connection = Databases.connect(database, role)) {
                assertThat(connection.isValid(1)).isTrue();
            }
            return;
        }

        assertRefused(() -> Databases.connect(database, role).close(), DENIED);
    }

    /** Whatever an application or reader is, it owns nothing, makes nothing, and reaches neither files nor programs. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void cannotLeaveTheirRoom(String role, String sql) throws SQLException {
        var database =
                role.equals("ingest_writer") || role.equals("live_reader") ? Database.REALTIME : Database.WAREHOUSE;

        try (var connection = Databases.connect(database, role)) {
            assertRefused(() -> Sql.execute(connection, sql), DENIED);
        }
    }

    static Stream<Arguments> cannotLeaveTheirRoom() {
        var roles = List.of(
                "ingest_writer",
                "batch_runner",
                "console_app",
                "api_reader",
                "bi_reader",
                "live_reader",
                "metrics_reader");
        var statements = List.of(
                "create schema mine",
                "create table public.mine (n integer)",
                "create temporary table mine (n integer)",
                "create database mine",
                "create role mine",
                "create function public.mine() returns integer language sql as 'select 1'",
                "create extension file_fdw schema pg_catalog",
                "alter role migrator superuser",
                "alter system set log_statement = 'none'",
                "set role migrator",
                "set role postgres",
                "set session authorization migrator",
                "select pg_read_file('postgresql.conf')",
                "select pg_ls_dir('.')",
                "select lo_import('/etc/hostname')",
                "copy (select 1) to program 'true'",
                "copy (select 1) to '/tmp/mine'",
                "select rolpassword from pg_authid",
                "delete from migrations.flyway_schema_history",
                "select pg_reload_conf()");
        return roles.stream().flatMap(role -> statements.stream().map(sql -> Arguments.of(role, sql)));
    }

    /** Readers are granted views; a view that is added without them is a view nobody can read. */
    @Test
    void readAllOfBiAndNothingElse() throws SQLException {
        try (var owner = Databases.connect(Database.WAREHOUSE, "migrator")) {
            for (var role : new String[] {"bi_reader", "api_reader"}) {
                assertThat(Sql.list(owner, """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_'
                                  and n.nspname not in ('information_schema', 'migrations', 'public')
                                  and (n.nspname = 'bi') <> case when c.relkind = 'S' then has_sequence_privilege(?, c.oid, 'USAGE')
                                                                 else has_any_column_privilege(?, c.oid, 'SELECT') end
                                  and not (? = 'api_reader' and c.oid = 'ops.api_key'::regclass) -- whom it answers
                                """, role, role, role))
                        .as("relations that %s may read outside bi, or may not read in bi", role)
                        .isEmpty();
                assertThat(Sql.list(owner, """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_'
                                  and n.nspname <> 'information_schema'
                                  and has_table_privilege(?, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                                """, role))
                        .as("relations that %s may change", role)
                        .isEmpty();
            }
        }
    }

    @Test
    void runFunctionsOfTheOwnerOnlyWhereGranted() throws SQLException {
        try (var owner = Databases.connect(Database.WAREHOUSE, "migrator")) {
            assertThat(Sql.list(owner, """
                            select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                            where p.prosecdef and n.nspname !~ '^pg_'
                              and (has_function_privilege('public', p.oid, 'EXECUTE')
                                   or not coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, pg_temp'])
                            """))
                    .as("functions with the owner's rights that everybody may run, or whose search path is open")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"bi_reader, WAREHOUSE, 20", "live_reader, REALTIME, 10"})
    void areBoundedWherePeopleConnect(String role, Database database, int connections) throws SQLException {
        try (var connection = Databases.connect(database, role)) {
            assertThat(Sql.number(connection, "select rolconnlimit from pg_roles where rolname = ?", role))
                    .isEqualTo(connections);
            assertThat(Sql.list(
                            connection,
                            "select setting from pg_settings"
                                    + " where name in ('statement_timeout', 'idle_in_transaction_session_timeout')"))
                    .as("time-outs by default, milliseconds")
                    .hasSize(2)
                    .doesNotContain("0");
        }
    }

    @Test
    void areNoAdministrators() throws SQLException {
        try (var administrator = Databases.administrator()) {
            assertThat(Sql.list(administrator, """
                            select rolname from pg_roles
                            where rolname in ('migrator', 'ingest_writer', 'batch_runner', 'console_app', 'api_reader', 'bi_reader',
                                              'live_reader')
                              and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
                            union all
                            select member::regrole::text || ' is member of ' || roleid::regrole from pg_auth_members
                            where member::regrole::text in ('ingest_writer', 'batch_runner', 'console_app', 'api_reader',
                                                            'bi_reader', 'live_reader')
                            """)).isEmpty();
        }
    }
}
