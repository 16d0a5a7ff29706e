package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Desktop tools read {@code bi}: types that every one of them knows, and numbers that fit theirs. */
class ReaderTypeTests {

    private static final String COLUMNS = """
            select format('%s.%s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod)) as named,
                   format_type(a.atttypid, a.atttypmod) as type
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'bi'::regnamespace and c.relkind = 'v'
            """;

    @Test
    void arePlain() throws SQLException {
        try (var connection = Databases.connect(Database.WAREHOUSE, "migrator")) {
            assertThat(Sql.list(connection, COLUMNS)).hasSizeGreaterThan(150);

            assertThat(Sql.list(connection, "select named from (" + COLUMNS + """
                            ) as columns
                            where type not in ('date', 'timestamp without time zone', 'text', 'integer', 'bigint', 'smallint',
                                               'boolean', 'numeric(18,4)', 'numeric(18,10)')
                            """))
                    .isEmpty();
        }
    }

    @Test
    void nameTheirTimeZone() throws SQLException {
        try (var connection = Databases.connect(Database.WAREHOUSE, "migrator")) {
            assertThat(
                            Sql.list(
                                    connection,
                                    "select named from (" + COLUMNS
                                            + ") as columns where type like 'timestamp%' and named not like '%\\_utc timestamp%'"))
                    .isEmpty();
        }
    }
}
