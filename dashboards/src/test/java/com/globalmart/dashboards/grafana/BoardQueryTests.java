package com.globalmart.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.dashboards.Warehouse;
import com.globalmart.dashboards.grafana.query.BoardFiles;
import com.globalmart.dashboards.grafana.query.BoardQuery;
import com.globalmart.dashboards.grafana.query.GrafanaSql;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query is one that the reader's role may ask, and its answer has the columns that Grafana needs. */
class BoardQueryTests {

    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final Set<Integer> NUMBERS =
            Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DOUBLE);

    static Stream<BoardQuery> queries() throws IOException {
        return BoardFiles.sqlQueries(Path.of("grafana")).stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void runsAsItsReader(BoardQuery query) throws SQLException {
        for (Map<String, String> variables : List.of(
                Map.of("period", "day", "job", "nightly"),
                Map.of("period", "week", "job", "it's none"),
                Map.of("period", "month", "job", "nightly"))) {
            String sql = GrafanaSql.expanded(query.sql(), variables, TO.minusSeconds(86_400 * 90), TO);
            boolean isLive = query.datasource().equals("globalmart-realtime");
            try (var connection = isLive
                            ? Warehouse.connect(Database.REALTIME, "live_reader")
                            : Warehouse.connect(Database.WAREHOUSE, "bi_reader");
                    var statement = connection.createStatement()) {
                connection.setReadOnly(true);
                var columns = statement.executeQuery(sql).getMetaData();
                if (query.isTimeSeries()) {
                    assertTimeSeries(columns);
                }
            }
        }
    }

    private static void assertTimeSeries(ResultSetMetaData columns) throws SQLException {
        int numbers = 0;
        int texts = 0;
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (column == 1) {
                assertThat(columns.getColumnName(1)).isEqualTo("time");
                assertThat(columns.getColumnType(1)).isIn(Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);
                continue;
            }
            assertThat(columns.getColumnName(column)).isNotEqualTo("time");
            if (NUMBERS.contains(columns.getColumnType(column))) {
                numbers++;
            } else {
                assertThat(columns.getColumnType(column)).isEqualTo(Types.VARCHAR);
                texts++;
            }
        }
        assertThat(numbers).isPositive();
        assertThat(texts).isLessThanOrEqualTo(1);
    }
}
