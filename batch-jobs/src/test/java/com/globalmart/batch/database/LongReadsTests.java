package com.globalmart.batch.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.Databases;
import com.globalmart.batch.NightlyTest;
import com.globalmart.db.Database;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The application of the tests gives readers five seconds. */
@NightlyTest
class LongReadsTests {

    @Test
    void endWhateverTheSessionAskedFor() throws SQLException {
        try (var reader = Databases.connection(Database.WAREHOUSE, "bi_reader");
                var statement = reader.createStatement()) {
            statement.execute("set statement_timeout = 0");

            assertThatThrownBy(() -> statement.execute("select pg_sleep(600)"))
                    .extracting(ended -> ((SQLException) ended).getSQLState())
                    .isEqualTo("57P01");
        }
    }
}
