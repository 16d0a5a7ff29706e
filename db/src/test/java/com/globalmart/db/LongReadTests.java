package com.globalmart.db;

import static com.globalmart.db.Database.REALTIME;
import static com.globalmart.db.Database.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

/** Readers may set their own limits; what lasts too long is ended all the same, and nobody else's work is. */
class LongReadTests {

    private static final String SLEEPS = "set statement_timeout = 0; select pg_sleep(600)";

    @ParameterizedTest
    @CsvSource({
        "WAREHOUSE, bi_reader, batch_runner, ops.end_long_reads",
        "WAREHOUSE, api_reader, batch_runner, ops.end_long_reads",
        "REALTIME, live_reader, ingest_writer, landing.end_long_reads"
    })
    void areEnded(Database database, String reader, String watchdog, String function) throws Exception {
        try (var guard = Databases.connect(database, watchdog);
                var reading = Databases.connect(database, reader);
                var working = Databases.connect(database, watchdog)) {
            var read = asleep(reading);
            var work = asleep(working);

            assertThat(Sql.number(guard, "select " + function + "(60, 60)")).isZero();
            assertThat(read).isNotDone();
            await().until(() -> Sql.number(guard, "select " + function + "(0, 60)") > 0);

            assertThat(read.get()).as("SQLSTATE").isEqualTo("57P01");
            assertThat(work).as("what an application asks").isNotDone();
        }
    }

    @ParameterizedTest
    @CsvSource({"bi_reader, bi.freshness, true", "batch_runner, ops.job, false"})
    void areEndedWhereTheyStandIdle(String role, String relation, boolean isEnded) throws SQLException {
        try (var guard = Databases.connect(WAREHOUSE, "batch_runner");
                var idle = Databases.begin(WAREHOUSE, role)) {
            Sql.execute(idle, "select from " + relation);

            Sql.number(guard, "select ops.end_long_reads(60, 60)");
            assertThat(idle.isValid(5)).isTrue();
            Sql.number(guard, "select ops.end_long_reads(60, 0)");

            assertThat(idle.isValid(5)).isEqualTo(!isEnded);
        }
    }

    @ParameterizedTest
    @CsvSource({"REALTIME, landing.end_long_reads", "WAREHOUSE, ops.end_long_reads"})
    void areNotEndedByReaders(Database database, String function) throws SQLException {
        try (var reader = Databases.connect(database, database == REALTIME ? "live_reader" : "bi_reader")) {
            assertThat(refusal(reader, "select " + function + "(0, 0)")).isEqualTo("42501");
        }
    }

    private static CompletableFuture<String> asleep(Connection connection) throws SQLException {
        int processId = connection.unwrap(PGConnection.class).getBackendPID();
        var sleeping = CompletableFuture.supplyAsync(() -> refusal(connection, SLEEPS), Thread::startVirtualThread);
        try (var administrator = Databases.administrator()) {
            await().until(() -> Sql.number(
                            administrator,
                            "select count(*) from pg_stat_activity where pid = ? and wait_event = 'PgSleep'",
                            processId)
                    > 0);
        }
        return sleeping;
    }

    private static String refusal(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
