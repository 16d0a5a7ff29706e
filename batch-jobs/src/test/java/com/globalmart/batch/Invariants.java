package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What must hold of records, dimensions and facts while no load is open, as queries on the real tables that find what breaks it
 * (test resources, {@code invariants/*.sql}). One that spans both databases is two queries.
 */
public final class Invariants {

    /** About dimensions, and the facts that point to them. */
    static final List<String> OF_DIMENSIONS =
            List.of("D01", "D02", "D03", "D04", "D05", "D06", "D06_inferred", "D07", "F01", "F02");

    /** About the fate of records, their money and the books. */
    static final List<String> OF_RECORDS =
            List.of("C01", "C02", "C03", "C04", "C04_holder", "C05", "C07", "F03", "F_session", "B01");

    /** The rows of both databases are equal. */
    private static final Set<String> EQUAL = Set.of("C01", "C02");

    /** The rows of the warehouse are among those of landing. */
    private static final Set<String> LANDED = Set.of("C03", "C04", "F01");

    private static final int MOST_TOLD = 20;
    private static final int ROWS_AT_ONCE = 10_000;

    private Invariants() {}

    /** Fails if a version is not what the statements say, or a fact does not point to its own. */
    public static void assertHold() {
        assertThat(broken())
                .as("broken invariants, with the rows that break them")
                .isEmpty();
    }

    /** The invariants that do not hold, each with the first rows that break it. */
    public static Map<String, List<String>> broken() {
        try (var warehouse = Databases.connection(Database.WAREHOUSE, "migrator");
                var realtime = Databases.connection(Database.REALTIME, "migrator")) {
            warehouse.setAutoCommit(false);
            realtime.setAutoCommit(false);
            return broken(warehouse, realtime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, as two open transactions see it; that of the warehouse must be rolled back before the next time. */
    static Map<String, List<String>> broken(Connection warehouse, Connection realtime) throws SQLException {
        try (var statement = warehouse.createStatement()) {
            statement.execute(script("prepare"));
        }
        var broken = new TreeMap<String, List<String>>();
        for (var check :
                Stream.concat(OF_DIMENSIONS.stream(), OF_RECORDS.stream()).toList()) {
            var rows = EQUAL.contains(check) || LANDED.contains(check)
                    ? different(check, warehouse, realtime)
                    : rows(warehouse, script(check));
            if (!rows.isEmpty()) {
                broken.put(check, rows);
            }
        }
        return broken;
    }

    /** The rows of one database alone, as far as both must have them. */
    private static List<String> different(String check, Connection warehouse, Connection realtime) throws SQLException {
        var inWarehouse = new HashSet<String>();
        forEachRow(warehouse, script(check + "_warehouse"), inWarehouse::add);
        var inLanding = new ArrayList<String>();
        forEachRow(realtime, script(check + "_landing"), row -> {
            if (!inWarehouse.remove(row) && EQUAL.contains(check)) {
                inLanding.add("only in landing: " + row);
            }
        });
        return Stream.concat(inLanding.stream(), inWarehouse.stream().map(row -> "only in the warehouse: " + row))
                .sorted()
                .limit(MOST_TOLD)
                .toList();
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        var rows = new ArrayList<String>();
        forEachRow(connection, query, row -> {
            if (rows.size() < MOST_TOLD) {
                rows.add(row);
            }
        });
        return rows;
    }

    /** Streams the rows, so that tables may be large. */
    private static void forEachRow(Connection connection, String query, Consumer<String> consumer) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var found = statement.executeQuery(query)) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    var row = new ArrayList<String>(columns);
                    for (int column = 1; column <= columns; column++) {
                        row.add(found.getMetaData().getColumnLabel(column) + "=" + found.getString(column));
                    }
                    consumer.accept(String.join(" ", row));
                }
            }
        }
    }

    private static String script(String name) {
        try {
            return new ClassPathResource("invariants/%s.sql".formatted(name))
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
