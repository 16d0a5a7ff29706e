package com.globalmart.bench.landing;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The tables that records land in, and how far they have landed. */
final class LandingTables {

    static final List<String> OF_RECORDS = List.of(
            "landing.sale",
            "landing.product_view",
            "landing.cart_event",
            "landing.customer_change",
            "landing.product_change");

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Connection connection;

    LandingTables(Connection connection) {
        this.connection = connection;
    }

    /** Empties them, and writes out what the server still holds back: every measurement begins from the same state. */
    void empty() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate %s, landing.dead_letter cascade".formatted(String.join(", ", OF_RECORDS)));
            statement.execute("checkpoint");
        }
    }

    /** Waits until everything before these offsets is committed, to the hundredth of a second. */
    void await(Map<TopicPartition, Long> ends, Runnable requireHope) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hasReached(ends)) {
            requireHope.run();
            if (System.nanoTime() > deadline) {
                throw CommandFailedException.failed("the backlog did not land within %s", PATIENCE);
            }
            Pause.of(LOOK_EVERY);
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) throws SQLException {
        int reached = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select topic, partition, next_offset from landing.position")) {
            while (rows.next()) {
                Long end = ends.get(new TopicPartition(rows.getString(1), rows.getInt(2)));
                reached += end != null && rows.getLong(3) >= end ? 1 : 0;
            }
        }
        return reached == ends.size();
    }

    /** @throws CommandFailedException if they do not hold exactly so many rows */
    void require(long expected) throws SQLException {
        long found = 0;
        for (String table : OF_RECORDS) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                found += row.getLong(1);
            }
        }
        if (found != expected) {
            throw CommandFailedException.failed("%d rows are in landing, expected %d", found, expected);
        }
    }
}
