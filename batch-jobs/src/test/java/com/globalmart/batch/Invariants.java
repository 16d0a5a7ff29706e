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
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;

/**
 * What must hold of the dimensions and of the facts that point to them while no load is open, as queries on the real tables
 * that find what breaks it (test resources, {@code invariants/*.sql}).
 */
public final class Invariants {

    static final List<String> ALL =
            List.of("D01", "D02", "D03", "D04", "D05", "D06", "D06_inferred", "D07", "F01", "F02");

    /** Spans both databases, so it is two queries: what became facts must be as it landed. */
    private static final String POINTS_TO_ITS_OWN = "F01";

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
        for (var check : ALL) {
            var rows =
                    check.equals(POINTS_TO_ITS_OWN) ? misdirected(warehouse, realtime) : rows(warehouse, script(check));
            if (!rows.isEmpty()) {
                broken.put(check, rows);
            }
        }
        return broken;
    }

    /** The records that became facts and do not point to what they named when they landed. */
    private static List<String> misdirected(Connection warehouse, Connection realtime) throws SQLException {
        var facts = new HashSet<String>();
        forEachRow(warehouse, script("F01_warehouse"), facts::add);
        forEachRow(realtime, script("F01_landing"), facts::remove);
        return facts.stream().sorted().limit(MOST_TOLD).toList();
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
