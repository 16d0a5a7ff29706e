package com.globalmart.cli.backup;

import com.globalmart.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param format version of the file's layout, {@link #FORMAT}
 * @param madeAt when it was begun, by the clock of the machine that made it
 * @param databases both of them
 */
record Manifest(int format, Instant madeAt, Map<Database, Contents> databases) {

    /** The layout that this release writes and reads. */
    static final int FORMAT = 1;

    Manifest {
        databases = Map.copyOf(databases);
        if (databases.size() != Database.values().length) {
            throw new IllegalArgumentException("found the databases %s, expected both".formatted(databases.keySet()));
        }
    }

    /**
     * What is kept of one database.
     *
     * @param schemaVersion of its newest migration
     * @param serverVersion of the PostgreSQL that it came from
     * @param tables in the order of their names
     * @param sequences the value that each gives next, by its name
     */
    record Contents(String schemaVersion, String serverVersion, List<Table> tables, Map<String, Long> sequences) {
        Contents {
            tables = List.copyOf(tables);
            sequences = Map.copyOf(sequences);
        }

        Table table(String name) {
            return tables.stream()
                    .filter(table -> table.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no table " + name));
        }
    }

    /**
     * What is kept of one table.
     *
     * @param name with its schema, as {@link StoredTable#name()}
     * @param columns in the order in which rows have them
     * @param days as {@link StoredTable#days()}
     * @param indexedDays as {@link StoredTable#indexedDays()}
     * @param rows how many
     * @param digest of the rows, {@link RowDigest#hex()}
     */
    record Table(
            String name,
            List<String> columns,
            List<LocalDate> days,
            List<LocalDate> indexedDays,
            long rows,
            String digest) {
        Table {
            columns = List.copyOf(columns);
            days = List.copyOf(days);
            indexedDays = List.copyOf(indexedDays);
        }

        boolean matches(RowDigest found) {
            return rows == found.rows() && digest.equals(found.hex());
        }
    }

    Contents of(Database database) {
        var contents = databases.get(database);
        if (contents == null) {
            throw new IllegalStateException("a manifest without " + database);
        }
        return contents;
    }

    /** Rows of all tables of both databases. */
    long rows() {
        return databases.values().stream()
                .flatMap(contents -> contents.tables().stream())
                .mapToLong(Table::rows)
                .sum();
    }
}
