package com.globalmart.bench.dashboard;

import com.globalmart.bench.analytics.History;
import com.globalmart.bench.figure.Figures;
import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.Quantiles;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.cli.terminal.TextTable.Column;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/**
 * How long readers wait.
 *
 * @param floor a query of one row, the same way
 * @param queries those of the boards
 */
record DashboardsResult(
        String benchmark,
        Machine machine,
        History history,
        List<String> postgresSettings,
        Timing floor,
        List<Timing> queries) {

    /**
     * One query, asked again and again; milliseconds from asking to the last row.
     *
     * @param rows that it answers with
     */
    record Timing(String board, String place, long rows, double p50, double p95, double max) {

        static Timing of(String board, String place, long rows, double[] milliseconds) {
            var waits = Quantiles.of(milliseconds);
            return new Timing(board, place, rows, waits.p50(), waits.p95(), waits.max());
        }
    }

    void print(PrintStream out) {
        out.printf(
                "queries of the boards: %s customers, %s products, %s sale lines of %d days%n",
                Figures.whole(history.customers()),
                Figures.whole(history.products()),
                Figures.whole(history.lines()),
                history.days());
        out.printf("%s; %s%n", machine.line(), String.join(", ", postgresSettings));
        out.println();
        var table = new TextTable(
                Column.text("board"),
                Column.text("panel"),
                Column.number("rows"),
                Column.number("p50, ms"),
                Column.number("p95, ms"),
                Column.number("max, ms"));
        row(table, floor);
        queries.stream()
                .sorted(Comparator.comparingDouble(Timing::p95).reversed())
                .forEach(query -> row(table, query));
        table.print(out);
        out.println();
        out.printf(
                "%d queries, %d of them above 100 ms at the 95th percentile%n",
                queries.size(),
                queries.stream().filter(query -> query.p95() >= 100).count());
    }

    private static void row(TextTable table, Timing timing) {
        table.row(
                timing.board(),
                timing.place(),
                Figures.whole(timing.rows()),
                Figures.tenths(timing.p50()),
                Figures.tenths(timing.p95()),
                Figures.tenths(timing.max()));
    }
}
