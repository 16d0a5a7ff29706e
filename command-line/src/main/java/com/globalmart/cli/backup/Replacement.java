package com.globalmart.cli.backup;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that one database holds, replaced by what a backup has of it, in one transaction of the tables' owner. */
final class Replacement implements AutoCloseable {

    /** What one statement makes holds locks until its end, and a server has only so many. */
    private static final int DAYS_AT_ONCE = 50;

    private static final String MAKE_LANDING_DAYS = "select landing.make_partitions(d, d) from unnest(?::date[]) as d";
    private static final String MAKE_FACT_DAYS = "select warehouse.make_fact_partitions(?::date[])";
    private static final String INDEX_FACT_DAYS =
            "select warehouse.complete_fact_partitions(split_part(?, '.', 2), ?::date[])";

    /** Those of our own: by the others the database keeps references. */
    private static final String TRIGGERS = """
            select t.tgrelid::regclass::text, quote_ident(t.tgname)
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where not t.tgisinternal and t.tgenabled = 'O' and t.tgparentid = 0 and c.relowner = current_user::regrole
            order by 1, 2
            """;

    /** @param table with its schema, quoted where SQL needs that, as the name is */
    private record Trigger(String table, String name) {}

    private final Database database;
    private final Connection connection;
    private final BackupReader backup;
    private final Manifest.Contents contents;
    private final Catalog catalog;

    private Replacement(Database database, Connection connection, BackupReader backup) {
        this.database = database;
        this.connection = connection;
        this.backup = backup;
        this.contents = backup.manifest().of(database);
        this.catalog = new Catalog(connection, database);
    }

    static Replacement of(Owner owner, Database database, BackupReader backup) throws SQLException {
        return new Replacement(database, owner.connect(database), backup);
    }

    /**
     * Looks whether this database can take the backup, and touches nothing.
     *
     * @throws CommandFailedException if it has another schema
     */
    void requireSameSchema() throws SQLException {
        var version = catalog.schemaVersion();
        if (!version.equals(contents.schemaVersion())) {
            throw refused(
                    "database %s is at schema version %s, the backup at %s: make a new database with the release that"
                            + " made the backup (./globalmart migrate), restore there, then migrate with this one",
                    database.databaseName(), version, contents.schemaVersion());
        }
        var expected = new TreeMap<String, List<String>>();
        contents.tables().forEach(table -> expected.put(table.name(), table.columns()));
        var found = new TreeMap<String, List<String>>();
        catalog.tables().forEach(table -> found.put(table.name(), table.columns()));
        requireSame("tables", found, expected);
        requireSame(
                "sequences", catalog.sequences().keySet(), contents.sequences().keySet());
    }

    /** @throws CommandFailedException if others are connected, saying who */
    void requireNobodyElse() throws SQLException {
        Sessions.requireNone(connection, database);
    }

    /** What is there now and will be lost; empty of a database that nobody has used. */
    Optional<String> loss() throws SQLException {
        return Loss.of(connection, database);
    }

    /** Makes the partitions that rows of the backup need. An empty one more does no harm should nothing else come of it. */
    void makeDays() throws SQLException {
        var days = contents.tables().stream()
                .flatMap(table -> table.days().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var make = database == Database.REALTIME ? MAKE_LANDING_DAYS : MAKE_FACT_DAYS;
        var ordered = List.copyOf(days);
        for (int from = 0; from < ordered.size(); from += DAYS_AT_ONCE) {
            try (var statement = connection.prepareStatement(make)) {
                statement.setArray(1, array(ordered.subList(from, Math.min(ordered.size(), from + DAYS_AT_ONCE))));
                statement.execute();
            }
        }
    }

    /** Empties every table and fills it from the backup. Nobody sees that before {@link #commit()}. */
    void fill(EachRow each) throws SQLException, IOException {
        connection.setAutoCommit(false);
        var tables = catalog.inOrderOfReferences(catalog.tables());
        execute("truncate " + tables.stream().map(StoredTable::sql).collect(Collectors.joining(", ")));
        var triggers = triggers(); // rows come as they were: none is numbered, chained or announced anew
        for (var trigger : triggers) {
            execute("alter table %s disable trigger %s".formatted(trigger.table(), trigger.name()));
        }
        for (var table : tables) {
            try (var rows = new CountedRows(backup.rows(database, table.name()), table.name(), each)) {
                table.copyIn(connection, rows);
            }
        }
        execute("set constraints all immediate");
        for (var trigger : triggers) {
            execute("alter table %s enable trigger %s".formatted(trigger.table(), trigger.name()));
        }
        indexDays();
        for (var sequence : contents.sequences().entrySet()) {
            // unlike setval() this is undone with the transaction
            execute("alter sequence %s restart with %d".formatted(sequence.getKey(), sequence.getValue()));
        }
    }

    /**
     * Reads everything again and compares it with what the backup says.
     *
     * @throws CommandFailedException if a table is different
     */
    void verify(EachRow each) throws SQLException, IOException {
        for (var table : catalog.tables()) {
            var expected = contents.table(table.name());
            var found = table.digest(connection, () -> each.read(table.name()));
            if (!expected.matches(found)) {
                throw CommandFailedException.failed(
                        "nothing was restored: %s of %s would have %d rows with the digest %s, expected %d with %s",
                        table.name(),
                        database.databaseName(),
                        found.rows(),
                        found.hex(),
                        expected.rows(),
                        expected.digest());
            }
        }
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Tells the planner what there is now. */
    void analyze() throws SQLException {
        for (var table : catalog.tables()) {
            execute("analyze " + table.sql());
        }
    }

    /** Undoes what was not committed. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Gives fact partitions the index that they had, of rows that are all there. */
    private void indexDays() throws SQLException {
        for (var table : contents.tables()) {
            if (!table.indexedDays().isEmpty()) {
                try (var statement = connection.prepareStatement(INDEX_FACT_DAYS)) {
                    statement.setString(1, table.name());
                    statement.setArray(2, array(table.indexedDays()));
                    statement.execute();
                }
            }
        }
    }

    private List<Trigger> triggers() throws SQLException {
        var triggers = new ArrayList<Trigger>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TRIGGERS)) {
            while (row.next()) {
                triggers.add(new Trigger(row.getString(1), row.getString(2)));
            }
        }
        return triggers;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Array array(List<LocalDate> days) throws SQLException {
        return connection.createArrayOf("date", days.stream().map(Date::valueOf).toArray());
    }

    /** Names from the file are used in SQL, so they have to be those that the database has. */
    private void requireSame(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw refused(
                    "database %s has other %s than the backup, though both are at schema version %s: found %s, expected %s",
                    database.databaseName(), what, contents.schemaVersion(), found, expected);
        }
    }

    private static CommandFailedException refused(String format, Object... values) {
        return new CommandFailedException("nothing was restored: " + format.formatted(values), ExitStatus.REFUSED);
    }
}
