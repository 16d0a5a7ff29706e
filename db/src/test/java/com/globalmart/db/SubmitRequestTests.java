package com.globalmart.db;

import static com.globalmart.db.Sql.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** The only way in: asked by the console, the command line and the schedule with their own rights. */
class SubmitRequestTests {

    private static final String SUBMIT =
            "select ops.submit_request('launch', '{\"job\": \"nightly\"}', 'ada', 'a missed night', ?)";
    private static final int PATIENCE_MS = 10_000;

    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"console_app", "batch_runner"})
    void writesTheAuditRowWithTheRequest(String role) throws SQLException {
        try (var asking = Databases.begin(Database.WAREHOUSE, role);
                var watching = Databases.connect(Database.WAREHOUSE, "migrator")) {
            var request = submit(asking);
            assertThat(requests(watching)).as("before the commit").isZero();
            assertThat(audits(watching, request)).as("before the commit").isZero();

            asking.commit();

            assertThat(requests(watching)).isEqualTo(1);
            assertThat(Sql.list(
                            watching,
                            "select concat_ws('|', actor, action, target, reason) from ops.audit where request_id = ?",
                            request))
                    .containsExactly("ada|launch|nightly|a missed night");
        }
    }

    @Test
    void leavesNeitherWhenTheCallerRollsBack() throws SQLException {
        try (var asking = Databases.begin(Database.WAREHOUSE, "console_app");
                var watching = Databases.connect(Database.WAREHOUSE, "migrator")) {
            var request = submit(asking);

            asking.rollback();

            assertThat(requests(watching)).isZero();
            assertThat(audits(watching, request)).isZero();
        }
    }

    @Test
    void givesTheSameRequestForTheSameKey() throws SQLException {
        try (var asking = Databases.begin(Database.WAREHOUSE, "console_app")) {
            var first = submit(asking);

            assertThat(submit(asking)).isEqualTo(first);
            assertThat(requests(asking)).isEqualTo(1);
            assertThat(audits(asking, first)).isEqualTo(1);
        }
    }

    @Test
    void givesTheSameRequestToTwoWhoAskAtTheSameTime() throws Exception {
        try (var first = Databases.begin(Database.WAREHOUSE, "console_app");
                var second = Databases.connect(Database.WAREHOUSE, "batch_runner")) {
            var request = submit(first);
            var answer = Sql.numberLater(second, SUBMIT, key);
            Databases.awaitWaiting(second);

            first.commit();

            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(request);
            assertThat(audits(second, request)).isEqualTo(1);
        }
    }

    @Test
    void notifiesWhoListensOnceItIsCommitted() throws SQLException {
        try (var asking = Databases.begin(Database.WAREHOUSE, "console_app");
                var listening = Databases.connect(Database.WAREHOUSE, "batch_runner")) {
            Sql.execute(listening, "listen globalmart_request");
            var request = submit(asking);

            asking.commit();

            var notified = listening.unwrap(PGConnection.class).getNotifications(PATIENCE_MS);
            assertThat(notified).hasSize(1);
            assertThat(notified[0].getParameter()).isEqualTo(Long.toString(request));
        }
    }

    @Test
    void refusesAKindThatNobodyCarriesOut() throws SQLException {
        try (var asking = Databases.begin(Database.WAREHOUSE, "console_app")) {
            assertRefused(
                    () -> Sql.number(asking, "select ops.submit_request('drop', '{}', 'ada', null, ?)", key), "23514");
        }
    }

    private long submit(Connection connection) throws SQLException {
        return Sql.number(connection, SUBMIT, key);
    }

    private long requests(Connection connection) throws SQLException {
        return Sql.number(connection, "select count(*) from ops.request where idempotency_key = ?", key);
    }

    private static long audits(Connection connection, long request) throws SQLException {
        return Sql.number(connection, "select count(*) from ops.audit where request_id = ?", request);
    }
}
