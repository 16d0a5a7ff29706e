package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that is ours says what it means; partitions (their parents say it) and Flyway's own schema are left out. */
class CommentTests {

    private static final String OURS = """
            with ours as (
                select oid, nspname from pg_namespace
                where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'migrations')),
            relations as (
                select c.oid, o.nspname || '.' || c.relname as name
                from pg_class c join ours o on o.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition)
            """;

    @ParameterizedTest
    @EnumSource
    void standOnEverySchemaTableAndView(Database database) throws SQLException {
        assertNone(database, """
                select 'schema ' || nspname from ours where obj_description(oid, 'pg_namespace') is null
                union all
                select name from relations where obj_description(oid, 'pg_class') is null
                """);
    }

    @ParameterizedTest
    @EnumSource
    void standOnEveryColumn(Database database) throws SQLException {
        assertNone(database, """
                select r.name || '.' || a.attname
                from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
                where col_description(r.oid, a.attnum) is null
                """);
    }

    @ParameterizedTest
    @EnumSource
    void standOnEveryFunctionAndType(Database database) throws SQLException {
        assertNone(database, """
                select p.oid::regprocedure::text from pg_proc p join ours o on o.oid = p.pronamespace
                where obj_description(p.oid, 'pg_proc') is null
                union all
                select t.oid::regtype::text from pg_type t join ours o on o.oid = t.typnamespace
                where t.typtype in ('e', 'd') and obj_description(t.oid, 'pg_type') is null
                """);
    }

    @ParameterizedTest
    @EnumSource
    void beginWithTheGrainOnEveryTableAndView(Database database) throws SQLException {
        assertNone(database, "select name from relations where obj_description(oid, 'pg_class') not like 'Grain: %'");
    }

    private static void assertNone(Database database, String offenders) throws SQLException {
        try (var connection = Databases.connect(database, "migrator")) {
            assertThat(Sql.list(connection, "select count(*) from (" + OURS + "select 1 from relations) as seen"))
                    .as("tables and views that were looked at")
                    .isNotEqualTo(List.of("0"));
            assertThat(Sql.list(connection, OURS + offenders))
                    .as("what has no comment, or a comment without its grain: mend it in the migration that makes it")
                    .isEmpty();
        }
    }
}
