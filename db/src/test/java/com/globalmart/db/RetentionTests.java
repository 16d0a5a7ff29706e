package com.globalmart.db;

import static com.globalmart.db.Sql.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Days of landing go when they are old enough and published loads have taken all of them, not before. */
class RetentionTests {

    private static final String BEFORE = "'2002-03-03'";
    private static final String EXPIRED =
            "select table_name || ' ' || is_published from landing.expired_days(%s) where table_name like 'landing.sale_200203%%'"
                    .formatted(BEFORE);

    @Test
    void keepsWhatNoPublishedLoadHasTaken() throws SQLException {
        try (var connection = threeDays()) {
            Landed.sale(connection, 0, 7, "2002-03-01 12:00Z", "2002-03-01 12:00Z");
            Landed.sale(connection, -1, 3, "2002-03-02 12:00Z", "2002-03-02 12:00Z");
            Landed.published(connection, "transactions-topic", 0, 7); // everything before offset 7

            assertThat(Sql.list(connection, EXPIRED))
                    .containsExactly("landing.sale_20020301 false", "landing.sale_20020302 false");
            drop(connection);

            assertThat(Sql.number(connection, "select count(*) from landing.sale"))
                    .isEqualTo(2);
        }
    }

    @Test
    void dropsWholeDaysBehindPublishedLoads() throws SQLException {
        try (var connection = threeDays()) {
            Landed.sale(connection, 0, 7, "2002-03-01 12:00Z", "2002-03-01 12:00Z");
            Landed.sale(connection, 0, 8, "2002-03-03 12:00Z", "2002-03-03 12:00Z");
            Landed.published(connection, "transactions-topic", 0, 8);

            assertThat(Sql.list(connection, EXPIRED))
                    .containsExactly("landing.sale_20020301 true", "landing.sale_20020302 true");
            assertThat(drop(connection)).isGreaterThanOrEqualTo(2 * 5);

            assertThat(Sql.list(connection, "select log_offset from landing.sale where landed_day < '2010-01-01'"))
                    .containsExactly("8");
            assertThat(drop(connection)).isZero();
        }
    }

    @Test
    void refusesToDropTodayAndYesterday() throws SQLException {
        try (var connection = Databases.begin(Database.REALTIME, "ingest_writer")) {
            assertRefused(
                            () -> Sql.number(connection, "select landing.drop_days((now() at time zone 'UTC')::date)"),
                            "P0001")
                    .hasMessageContaining("expected a day before yesterday or yesterday");
        }
    }

    /** Without a word, and soon: landing must not wait behind a reader for a day to go. */
    @Test
    void givesUpBehindAReader() throws SQLException {
        try (var reader = Databases.begin(Database.REALTIME, "batch_runner");
                var owner = Databases.begin(Database.REALTIME, "migrator")) {
            Sql.number(owner, "select landing.make_partitions('2002-03-01', '2002-03-01')");
            owner.commit();
            Sql.number(reader, "select count(*) from landing.sale");

            assertRefused(() -> drop(owner), "55P03");

            owner.rollback();
            reader.rollback();
            drop(owner);
            owner.commit();
        }
    }

    /** Day by day, until none is left. */
    private static long drop(Connection connection) throws SQLException {
        long all = 0;
        long dropped;
        do {
            dropped = Sql.number(connection, "select landing.drop_days(%s)".formatted(BEFORE));
            all += dropped;
        } while (dropped > 0);
        return all;
    }

    private static Connection threeDays() throws SQLException {
        var connection = Databases.begin(Database.REALTIME, "migrator");
        Sql.number(connection, "select landing.make_partitions('2002-03-01', '2002-03-03')");
        return connection;
    }
}
