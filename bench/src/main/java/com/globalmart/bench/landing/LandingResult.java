package com.globalmart.bench.landing;

import com.globalmart.bench.figure.Figures;
import com.globalmart.bench.figure.Machine;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.cli.terminal.TextTable.Column;
import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All that was measured.
 *
 * @param records of one backlog, over all topics
 * @param jvmOptions of ingest, beside those of {@code ./globalmart up}
 */
record LandingResult(
        String benchmark, Machine machine, long seed, long records, List<String> jvmOptions, List<OfSetup> setups) {

    /**
     * @param cold ingest that has just been started, its start included
     * @param rounds of the same processes, warm, each with its floor
     */
    record OfSetup(Setup setup, Measurement cold, List<Round> rounds) {

        double medianRatio() {
            return Figures.median(rounds, Round::ratio);
        }

        double median(ToDoubleFunction<Round> figure) {
            return Figures.median(rounds, figure);
        }
    }

    /** @param floor the same rows, parsed already, by COPY into the same tables, right afterwards */
    record Round(Measurement landing, Measurement floor) {

        double ratio() {
            return landing.recordsPerSecond() / floor.recordsPerSecond();
        }
    }

    void print(PrintStream out) {
        out.printf("landing: a backlog of %s records of all topics, seed %d%n", Figures.whole(records), seed);
        out.println(machine.line());
        out.println();
        speeds().print(out);
        out.println();
        costs().print(out);
    }

    private TextTable speeds() {
        var table = new TextTable(
                Column.text("ingest"),
                Column.text("state"),
                Column.number("records/s"),
                Column.number("floor: COPY, rows/s"),
                Column.number("ratio"));
        for (OfSetup of : setups) {
            table.row(
                    of.setup().title(),
                    "cold, with its start",
                    Figures.whole(of.cold().recordsPerSecond()),
                    "",
                    "");
            table.row(
                    of.setup().title(),
                    "warm, median of " + of.rounds().size(),
                    Figures.whole(of.median(round -> round.landing().recordsPerSecond())),
                    "%s (%d)"
                            .formatted(
                                    Figures.whole(
                                            of.median(round -> round.floor().recordsPerSecond())),
                                    of.setup().floorConnections()),
                    Figures.hundredths(of.medianRatio()));
        }
        return table;
    }

    private TextTable costs() {
        var table = new TextTable(
                Column.text("CPU seconds per million"),
                Column.text("state"),
                Column.number("ingest"),
                Column.number("database"),
                Column.number("broker"),
                Column.number("floor: client"),
                Column.number("floor: database"));
        for (OfSetup of : setups) {
            table.row(
                    of.setup().title(),
                    "cold, with its start",
                    Figures.tenths(of.cold().clientPerMillion()),
                    Figures.tenths(of.cold().databasePerMillion()),
                    Figures.tenths(of.cold().brokerPerMillion()),
                    "",
                    "");
            table.row(
                    of.setup().title(),
                    "warm, median of " + of.rounds().size(),
                    Figures.tenths(of.median(round -> round.landing().clientPerMillion())),
                    Figures.tenths(of.median(round -> round.landing().databasePerMillion())),
                    Figures.tenths(of.median(round -> round.landing().brokerPerMillion())),
                    Figures.tenths(of.median(round -> round.floor().clientPerMillion())),
                    Figures.tenths(of.median(round -> round.floor().databasePerMillion())));
        }
        return table;
    }
}
