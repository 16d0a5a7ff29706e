package com.globalmart.cli.backup;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whoever else is connected to a database: what an application keeps in memory would not be true of what is restored. */
final class Sessions {

    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final String OTHERS = """
            select format('%s (role %s, %s)', coalesce(nullif(application_name, ''), 'a program without a name'), usename,
                          case count(*) when 1 then '1 session' else count(*) || ' sessions' end)
            from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            group by application_name, usename
            order by application_name, usename
            """;

    private Sessions() {}

    /**
     * Looks for a moment, as a session that was closed just now takes one to end.
     *
     * @throws CommandFailedException if others are connected, saying who
     */
    static void requireNone(Connection connection, Database database) throws SQLException {
        var others = others(connection);
        for (int look = 1; look < LOOKS && !others.isEmpty(); look++) {
            Pause.of(BETWEEN_LOOKS);
            others = others(connection);
        }
        if (!others.isEmpty()) {
            throw new CommandFailedException(
                    "nothing was restored: others are connected to the database %s: %s. Stop them first"
                            .formatted(database.databaseName(), String.join(", ", others)),
                    ExitStatus.REFUSED);
        }
    }

    private static List<String> others(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(OTHERS)) {
            var others = new ArrayList<String>();
            while (row.next()) {
                others.add(row.getString(1));
            }
            return others;
        }
    }
}
