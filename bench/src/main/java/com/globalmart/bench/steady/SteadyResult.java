package com.globalmart.bench.steady;

import com.globalmart.bench.figure.Figures;
import com.globalmart.bench.figure.Machine;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.cli.terminal.TextTable.Column;
import java.io.PrintStream;
import java.util.List;

/**
 * All that was measured.
 *
 * @param eventsPerSecond asked of the event generator
 * @param seconds measured, after the warm-up
 * @param latencies from a record's timestamp to its commit
 * @param ingestCpuPercent of one core
 * @param start when measuring began
 * @param end when it ended
 */
record SteadyResult(
        String benchmark,
        Machine machine,
        long seed,
        int eventsPerSecond,
        double seconds,
        Latencies latencies,
        double ingestCpuPercent,
        double databaseCpuPercent,
        Footprint start,
        Footprint end) {

    /**
     * What ingest holds.
     *
     * @param liveHeapBytes after a full collection
     * @param connections to the database
     */
    record Footprint(long liveHeapBytes, int connections) {}

    void print(PrintStream out) {
        out.printf(
                "landing-steady: %d events/s for %s s, %s records landed, seed %d%n",
                eventsPerSecond, Figures.whole(seconds), Figures.whole(latencies.records()), seed);
        out.println(machine.line());
        out.println();
        var table = new TextTable(Column.text("what"), Column.number("value"), Column.text("unit"));
        for (List<String> row : rows()) {
            table.row(row);
        }
        table.print(out);
    }

    private List<List<String>> rows() {
        return List.of(
                List.of("record's timestamp to commit, 50th percentile", Figures.tenths(latencies.p50()), "ms"),
                List.of("record's timestamp to commit, 95th percentile", Figures.tenths(latencies.p95()), "ms"),
                List.of("record's timestamp to commit, 99th percentile", Figures.tenths(latencies.p99()), "ms"),
                List.of("record's timestamp to commit, longest", Figures.tenths(latencies.max()), "ms"),
                List.of("CPU of ingest", Figures.tenths(ingestCpuPercent), "% of one core"),
                List.of("CPU of the database server", Figures.tenths(databaseCpuPercent), "% of one core"),
                List.of("live heap of ingest at the start", Figures.tenths(start.liveHeapBytes() / 1e6), "MB"),
                List.of("live heap of ingest at the end", Figures.tenths(end.liveHeapBytes() / 1e6), "MB"),
                List.of("its connections at the start", Integer.toString(start.connections()), ""),
                List.of("its connections at the end", Integer.toString(end.connections()), ""));
    }
}
