package com.globalmart.ingest.fault;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.copy.CopyTarget;
import com.globalmart.ingest.TestPlatform;
import com.globalmart.ingest.fault.Ledger.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/**
 * What must hold once all is quiet, as queries on the real tables that find what breaks it (test resources, {@code
 * invariants/R*.sql}). The broker's logs and what was sent are put into temporary tables beside them.
 */
final class Invariants {

    static final List<String> ALL = List.of("R01", "R02", "R03", "R04", "R05", "R07", "R08");

    private static final int MOST_TOLD = 20;

    private static final CopyTarget<LogOf> LOGS = CopyTarget.of(
            "log",
            text("topic", LogOf::topic),
            integer("partition", LogOf::partition),
            bigint("log_start", log -> log.extent().start()),
            bigint("log_end", log -> log.extent().end()));

    private static final CopyTarget<Sent> SENT = CopyTarget.of(
            "sent",
            text("topic", Sent::topic),
            integer("partition", Sent::partition),
            bigint("log_offset", Sent::offset),
            uuid("id", Sent::id));

    private Invariants() {}

    /** Starts to watch positions. Safe to run again. */
    static void watch() {
        try (var connection = TestPlatform.superuser();
                var statement = connection.createStatement()) {
            statement.execute(script("trigger"));
            statement.execute("truncate harness.moved_back");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails if anything is lost, doubled, invented or not drained. */
    static void assertHold(Ledger ledger) {
        try (Connection connection = TestPlatform.superuser()) {
            prepare(connection, ledger);
            assertThat(broken(connection))
                    .as("broken invariants, with the rows that break them")
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the connection's session what {@link #broken} looks at. */
    static void prepare(Connection connection, Ledger ledger) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(script("prepare"));
        }
        LOGS.write(
                connection,
                TestPlatform.logs().entrySet().stream()
                        .map(log -> new LogOf(log.getKey().topic(), log.getKey().partition(), log.getValue()))
                        .toList());
        List<Sent> sent = ledger.sent();
        if (!sent.isEmpty()) {
            SENT.write(connection, sent);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create index on sent (topic, partition, log_offset)");
            statement.execute("analyze sent");
        }
    }

    /** The invariants that do not hold, each with the first rows that break it. */
    static Map<String, List<String>> broken(Connection connection) throws SQLException {
        var broken = new TreeMap<String, List<String>>();
        for (String check : ALL) {
            List<String> rows = rows(connection, script(check));
            if (!rows.isEmpty()) {
                broken.put(check, rows);
            }
        }
        return broken;
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next() && rows.size() < MOST_TOLD) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    row.add(found.getMetaData().getColumnLabel(column) + "=" + found.getString(column));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
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

    private record LogOf(String topic, int partition, TestPlatform.LogExtent extent) {}
}
