package com.globalmart.cli.backup;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.db.Database;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a database says of its own structure: everything that the role which looks owns, so that a new schema or table is not
 * forgotten. The history of migrations is no content: a restore needs it to be there already.
 */
final class Catalog {

    private static final String TABLES = """
            select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as sql,
                   (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
                   c.relkind = 'p' as is_partitioned,
                   leaves.days, leaves.indexed_days,
                   greatest(c.reltuples, 0)::bigint + coalesce(leaves.rows, 0) as estimated_rows
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            cross join lateral (
                select array_agg(day order by day) as days,
                       array_agg(day order by day) filter (where is_indexed) as indexed_days, sum(rows)::bigint as rows
                from (select to_date(right(leaf.relname, 8), 'YYYYMMDD') as day, greatest(leaf.reltuples, 0) as rows,
                             to_regclass(format('%I.%I', n.nspname, leaf.relname || '_event_uq')) is not null as is_indexed
                      from pg_inherits i join pg_class leaf on leaf.oid = i.inhrelid
                      where i.inhparent = c.oid) as leaf) as leaves
            where c.relkind in ('r', 'p') and not c.relispartition and c.relowner = current_user::regrole
              and n.nspname not in ('migrations', 'information_schema') and n.nspname !~ '^pg_'
            order by name
            """;

    /** Of a table the ones that it refers to. */
    private static final String REFERENCES = """
            select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
            from pg_constraint f
            join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
            join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
            where f.contype = 'f' and f.conparentid = 0 and f.conrelid <> f.confrelid
            order by child, parent
            """;

    /** A sequence is no part of a snapshot: it says what it gives next now, which is never less than what the rows have. */
    private static final String SEQUENCES = """
            select format('%I.%I', schemaname, sequencename) as name,
                   coalesce(last_value + increment_by, start_value) as next_value
            from pg_sequences
            where sequenceowner = current_user and schemaname <> 'migrations'
            """;

    private static final String VERSION = """
            select version from migrations.flyway_schema_history
            where success and version is not null order by installed_rank desc limit 1
            """;

    private final Connection connection;
    private final Database database;

    Catalog(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    /**
     * All tables, in the order of their names.
     *
     * @throws CommandFailedException if there is none
     */
    List<StoredTable> tables() throws SQLException {
        var tables = new ArrayList<StoredTable>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(new StoredTable(
                        row.getString("name"),
                        row.getString("sql"),
                        List.of((String[]) row.getArray("columns").getArray()),
                        row.getBoolean("is_partitioned"),
                        days(row, "days"),
                        days(row, "indexed_days"),
                        row.getLong("estimated_rows")));
            }
        }
        if (tables.isEmpty()) {
            throw CommandFailedException.failed(
                    "role %s owns no table in database %s: name the owner with POSTGRES_%s_MIGRATOR, or run"
                            + " ./globalmart migrate if the database is new",
                    connection.getMetaData().getUserName(), database.databaseName(), database.name());
        }
        return tables;
    }

    /** The same tables, each behind those that it refers to. */
    List<StoredTable> inOrderOfReferences(List<StoredTable> tables) throws SQLException {
        var parents = new HashMap<String, Set<String>>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(REFERENCES)) {
            while (row.next()) {
                parents.computeIfAbsent(row.getString("child"), child -> new TreeSet<>())
                        .add(row.getString("parent"));
            }
        }
        var waiting = new LinkedHashMap<String, StoredTable>();
        tables.forEach(table -> waiting.put(table.name(), table));
        var ordered = new ArrayList<StoredTable>();
        while (!waiting.isEmpty()) {
            var next = waiting.values().stream()
                    .filter(table -> parents.getOrDefault(table.name(), Set.of()).stream()
                            .noneMatch(waiting::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer in a circle: " + waiting.keySet()));
            ordered.add(next);
            waiting.remove(next.name());
        }
        return ordered;
    }

    /** What each sequence gives next, by its name. */
    Map<String, Long> sequences() throws SQLException {
        var sequences = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                sequences.put(row.getString("name"), row.getLong("next_value"));
            }
        }
        return sequences;
    }

    /** The version of the newest migration. */
    String schemaVersion() throws SQLException {
        try (var statement = connection.createStatement()) {
            var history = statement.executeQuery("select to_regclass('migrations.flyway_schema_history')::text");
            history.next();
            if (history.getString(1) != null) {
                var version = statement.executeQuery(VERSION);
                if (version.next()) {
                    return version.getString(1);
                }
            }
        }
        throw CommandFailedException.failed(
                "database %s holds no schema: run ./globalmart migrate first", database.databaseName());
    }

    String serverVersion() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    private static List<LocalDate> days(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Date[]) array.getArray())
                        .map(Date::toLocalDate)
                        .toList();
    }
}
