package com.globalmart.bench.dashboard;

import com.globalmart.dashboards.grafana.query.BoardFiles;
import com.globalmart.dashboards.grafana.query.BoardQuery;
import com.globalmart.dashboards.grafana.query.GrafanaSql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks what the boards ask of the warehouse, as Grafana does: the whole year, each period. */
final class Questions {

    private static final String FLOOR = "select load_id from bi.freshness";
    private static final List<String> PERIODS = List.of("day", "week", "month");

    private final Connection reader;
    private final int rounds;
    private final Instant to;

    /** @param reader a connection as {@code bi_reader} */
    Questions(Connection reader, int rounds, Instant to) {
        this.reader = reader;
        this.rounds = rounds;
        this.to = to;
    }

    DashboardsResult.Timing floor() throws SQLException {
        return timed("floor", "one row", List.of(FLOOR));
    }

    /** @param grafana the folder of boards */
    List<DashboardsResult.Timing> all(Path grafana) throws IOException, SQLException {
        var timings = new ArrayList<DashboardsResult.Timing>();
        for (BoardQuery query : BoardFiles.sqlQueries(grafana)) {
            if (query.datasource().equals("globalmart-warehouse")) {
                timings.add(timed(query.board(), query.place(), variants(query.sql())));
            }
        }
        return timings;
    }

    private List<String> variants(String sql) {
        return PERIODS.stream()
                .map(period -> GrafanaSql.expanded(
                        sql, Map.of("period", period, "job", "nightly"), to.minus(Duration.ofDays(365)), to))
                .distinct()
                .toList();
    }

    /** Each variant in turn; the first time of each is not measured. */
    private DashboardsResult.Timing timed(String board, String place, List<String> variants) throws SQLException {
        long rows = 0;
        for (String sql : variants) {
            rows = Math.max(rows, ask(sql));
        }
        double[] milliseconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            ask(variants.get(round % variants.size()));
            milliseconds[round] = (System.nanoTime() - begin) / 1e6;
        }
        return DashboardsResult.Timing.of(board, place, rows, milliseconds);
    }

    private long ask(String sql) throws SQLException {
        long rows = 0;
        try (var statement = reader.createStatement();
                var answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                rows++;
            }
        }
        return rows;
    }
}
