package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whoever changes an audit row, or takes one out, is found. */
class AuditChainTests {

    private static final String PROBLEMS = "select audit_id || ': ' || problem from ops.verify_audit()";
    private static final String CHANGED =
            ": it does not say what it said when it was added, or the row before does not";

    @Test
    void namesARowThatWasChanged() throws SQLException {
        try (var owner = Databases.begin(Database.WAREHOUSE, "migrator")) {
            long first = add(owner, "ada");
            add(owner, "ada");
            assertThat(Sql.list(owner, PROBLEMS)).isEmpty();

            Sql.execute(owner, "update ops.audit set actor = 'eve' where audit_id = %d".formatted(first));

            assertThat(Sql.list(owner, PROBLEMS)).containsExactly(first + CHANGED);
            owner.rollback();
        }
    }

    @Test
    void namesARowWhoseHashWasMadeToFitAndTheOneBehindIt() throws SQLException {
        try (var owner = Databases.begin(Database.WAREHOUSE, "migrator")) {
            long first = add(owner, "ada");
            add(owner, "ada");

            Sql.execute(owner, """
                    update ops.audit a set actor = 'eve', hash = sha256('\\x00'::bytea) where audit_id = %d
                    """.formatted(first));

            assertThat(Sql.list(owner, PROBLEMS)).containsExactly(first + CHANGED, first + 1 + CHANGED);
            owner.rollback();
        }
    }

    @Test
    void saysWhereRowsAreMissing() throws SQLException {
        try (var owner = Databases.begin(Database.WAREHOUSE, "migrator")) {
            long first = add(owner, "ada");
            add(owner, "ada");
            add(owner, "ada");

            Sql.execute(owner, "delete from ops.audit where audit_id = %d".formatted(first + 1));

            assertThat(Sql.list(owner, PROBLEMS)).containsExactly(first + 2 + ": 1 rows before it are missing");
            owner.rollback();
        }
    }

    @Test
    void holdsForRowsThatAreAddedAtOnce() throws Exception {
        Callable<Void> adding = () -> {
            for (int row = 0; row < 20; row++) {
                try (var console = Databases.begin(Database.WAREHOUSE, "console_app")) {
                    add(console, "ada");
                    console.commit();
                }
            }
            return null;
        };

        try (var executor = Executors.newFixedThreadPool(4)) {
            var threads = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < 4; thread++) {
                threads.add(adding);
            }
            for (var done : executor.invokeAll(threads)) {
                done.get();
            }
        }

        try (var console = Databases.connect(Database.WAREHOUSE, "console_app")) {
            assertThat(Sql.list(console, PROBLEMS)).isEmpty();
        }
    }

    private static long add(Connection connection, String actor) throws SQLException {
        return Sql.number(connection, "select ops.add_audit('%s', 'login', 'console', null)".formatted(actor));
    }
}
