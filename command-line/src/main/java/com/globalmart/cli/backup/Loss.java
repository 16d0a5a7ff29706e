package com.globalmart.cli.backup;

import com.globalmart.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a database holds that was not there when it was made: a restore takes it away. */
final class Loss {

    private static final String LANDED = """
            select format('what has landed of %s partitions of topics until %s UTC', count(*),
                          to_char(max(log_end_seen_at), 'YYYY-MM-DD HH24:MI:SS'))
            from landing.position having count(*) > 0
            """;

    private static final String LOADED = """
            select format('%s loads (the newest of business date %s), %s executions, %s audit rows, %s console users', loads,
                          coalesce(newest::text, '-'), executions, audit_rows, users)
            from (select count(*) as loads, (select business_date from warehouse.load order by load_id desc limit 1) as newest,
                         (select count(*) from ops.batch_job_execution) as executions,
                         (select count(*) from ops.audit) as audit_rows, (select count(*) from ops.console_user) as users
                  from warehouse.load) as held
            where loads + executions + audit_rows + users > 0
            """;

    private Loss() {}

    /** A few words; empty of a database that nobody has used. */
    static Optional<String> of(Connection connection, Database database) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(database == Database.REALTIME ? LANDED : LOADED)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
