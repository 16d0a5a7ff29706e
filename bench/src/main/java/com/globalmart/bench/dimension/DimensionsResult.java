package com.globalmart.bench.dimension;

import com.globalmart.bench.figure.Figures;
import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.job.JobTimes;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.cli.terminal.TextTable.Column;
import java.io.PrintStream;
import java.util.List;

/**
 * All that was measured.
 *
 * @param postgresSettings of the database server that are not its usual ones, as it tells them
 * @param firstLoads the same first load again and again, the first by a node that has just started
 * @param night of changes
 */
record DimensionsResult(
        String benchmark,
        Machine machine,
        Size size,
        List<String> postgresSettings,
        List<FirstLoad> firstLoads,
        Night night) {

    /** @param floor the rows that it made, by COPY into tables like theirs, right afterwards */
    record FirstLoad(List<JobTimes.OfJob> jobs, CopyFloor.Measured floor) {

        double seconds() {
            return DimensionsResult.seconds(jobs);
        }

        double rowsPerSecond() {
            return floor.rows() / seconds();
        }

        double ratio() {
            return floor.seconds() / seconds();
        }
    }

    /**
     * @param movedFacts facts that changed a key
     * @param misplacedFacts facts that point to another version than that of their time: none, if all is right
     */
    record Night(List<JobTimes.OfJob> jobs, long movedFacts, long misplacedFacts) {

        double seconds() {
            return DimensionsResult.seconds(jobs);
        }
    }

    private static double seconds(List<JobTimes.OfJob> jobs) {
        return jobs.stream().mapToDouble(JobTimes.OfJob::seconds).sum();
    }

    void print(PrintStream out) {
        out.printf(
                "dimensions: %s customers and %s products; then %s changes, %s of them late, beside %s facts of %d days%n",
                Figures.whole(size.customers()),
                Figures.whole(size.products()),
                Figures.whole(size.changes()),
                Figures.whole(size.late()),
                Figures.whole(size.facts()),
                Size.DAYS);
        out.printf("%s; %s%n", machine.line(), String.join(", ", postgresSettings));
        out.println();
        loads().print(out);
        out.println();
        JobTimes.table("first load, the last one", firstLoads.getLast().jobs()).print(out);
        out.println();
        JobTimes.table("night of changes", night.jobs()).print(out);
        out.printf(
                "the night: %s s, %s facts moved, %s point to another version than that of their time%n",
                Figures.hundredths(night.seconds()),
                Figures.whole(night.movedFacts()),
                Figures.whole(night.misplacedFacts()));
    }

    private TextTable loads() {
        var table = new TextTable(
                Column.text("first load"),
                Column.number("seconds"),
                Column.number("rows/s"),
                Column.number("floor: COPY, rows/s"),
                Column.number("ratio"),
                Column.number("CPU s: node"),
                Column.number("database"));
        for (int number = 1; number <= firstLoads.size(); number++) {
            var load = firstLoads.get(number - 1);
            table.row(
                    number == 1 ? "1, the node just started" : Integer.toString(number),
                    Figures.hundredths(load.seconds()),
                    Figures.whole(load.rowsPerSecond()),
                    Figures.whole(load.floor().rows() / load.floor().seconds()),
                    Figures.hundredths(load.ratio()),
                    Figures.tenths(load.jobs().stream()
                            .mapToDouble(JobTimes.OfJob::nodeCpu)
                            .sum()),
                    Figures.tenths(load.jobs().stream()
                            .mapToDouble(JobTimes.OfJob::databaseCpu)
                            .sum()));
        }
        return table;
    }
}
