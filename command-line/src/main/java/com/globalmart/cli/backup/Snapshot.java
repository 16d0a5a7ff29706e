package com.globalmart.cli.backup;

import com.globalmart.db.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One database as it was at one moment. Every table is locked before that moment against being emptied or dropped, which no
 * snapshot would survive; reading and writing go on.
 *
 * <p>A night empties staging when it publishes, so staging is read first, in a session of its own with the same snapshot, whose
 * locks end with it: the night waits for that, and not for the whole backup.
 */
final class Snapshot implements AutoCloseable {

    private static final String STAGING = "staging";
    private static final String BEGIN =
            "begin isolation level repeatable read read only; set local lock_timeout = '60s'";

    private final Database database;
    private final Connection passing;
    private final Connection kept;
    private final List<StoredTable> tables;

    private Snapshot(Database database, Connection passing, Connection kept, List<StoredTable> tables) {
        this.database = database;
        this.passing = passing;
        this.kept = kept;
        this.tables = tables;
    }

    /** Takes it. What is committed later is not in it. */
    static Snapshot take(Owner owner, Database database) throws SQLException {
        var kept = owner.connect(database);
        var passing = owner.connect(database);
        try {
            var catalog = new Catalog(kept, database);
            var known = catalog.tables();
            begin(passing, known.stream().filter(Snapshot::isStaging).toList());
            begin(kept, known.stream().filter(table -> !isStaging(table)).toList());
            try (var exporting = kept.createStatement();
                    var importing = passing.createStatement()) {
                var name = exporting.executeQuery("select pg_export_snapshot()");
                name.next();
                importing.execute("set transaction snapshot '%s'".formatted(name.getString(1)));
            }
            return new Snapshot(database, passing, kept, catalog.tables()); // with the days that it has by now
        } catch (SQLException | RuntimeException e) {
            passing.close();
            kept.close();
            throw e;
        }
    }

    /** LOCK does not begin the snapshot of a transaction, its first query does: so the locks are there before. */
    private static void begin(Connection connection, List<StoredTable> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(BEGIN);
            if (!tables.isEmpty()) {
                var names = tables.stream().map(StoredTable::sql).collect(Collectors.joining(", "));
                statement.execute("lock table %s in access share mode".formatted(names));
            }
        }
    }

    /** How many rows the planner believes there are. */
    long estimatedRows() {
        return tables.stream().mapToLong(StoredTable::estimatedRows).sum();
    }

    /**
     * Writes all tables, and says what was written.
     *
     * @param each is told of each row in which table it stands
     */
    Manifest.Contents writeTo(BackupWriter file, EachRow each) throws SQLException, IOException {
        var written = new TreeMap<String, Manifest.Table>();
        for (var table : tables.stream().filter(Snapshot::isStaging).toList()) {
            written.put(table.name(), file.write(database, table, passing, each));
        }
        passing.close();
        for (var table : tables.stream().filter(table -> !isStaging(table)).toList()) {
            written.put(table.name(), file.write(database, table, kept, each));
        }
        var catalog = new Catalog(kept, database);
        return new Manifest.Contents(
                catalog.schemaVersion(),
                catalog.serverVersion(),
                new ArrayList<>(written.values()),
                catalog.sequences());
    }

    @Override
    public void close() throws SQLException {
        passing.close();
        kept.close();
    }

    private static boolean isStaging(StoredTable table) {
        return table.schema().equals(STAGING);
    }
}
