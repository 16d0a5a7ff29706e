package com.globalmart.bench.fact;

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
 * @param nights the same night again and again, each of another day, the first by a node that has just started; or one, as far as its
 *     facts
 * @param peakBytes the most memory that the batch node held, over all nights
 * @param sizes what the facts of all nights take on disk
 */
record FactsResult(
        String benchmark,
        Machine machine,
        Shop shop,
        List<String> postgresSettings,
        List<Night> nights,
        long peakBytes,
        List<Sizes.OfTable> sizes) {

    /**
     * @param job all stages of the night that were run
     * @param books what became of its records
     * @param floor its rows, with their keys, from COPY to COPY, right afterwards
     */
    record Night(JobTimes.OfJob job, Books books, CopyPipe.Measured floor) {

        private static final String FIRST_STEP = "findRepeats";
        private static final String LAST_STEP = "refreshStagedStatistics";

        /** Seconds of all steps of the stage {@code facts}. */
        double factSeconds() {
            var steps = job.steps().stream().map(JobTimes.OfStep::step).toList();
            return job.steps().subList(steps.indexOf(FIRST_STEP), steps.indexOf(LAST_STEP) + 1).stream()
                    .mapToDouble(JobTimes.OfStep::seconds)
                    .sum();
        }

        /** How fast the facts were made, where the floor is 1. */
        double ratio() {
            return floor.seconds() / factSeconds();
        }
    }

    /**
     * The books of a night, all topics together.
     *
     * @param facts records that became facts
     */
    record Books(long landed, long facts, long duplicates, long quarantined) {}

    void print(PrintStream out) {
        out.printf(
                "facts: nights of %s records (%s views, %s cart events, %s transactions) of %s customers and %s products%n",
                Figures.whole(shop.records()),
                Figures.whole(shop.views()),
                Figures.whole(shop.cartEvents()),
                Figures.whole(shop.sales()),
                Figures.whole(shop.customers()),
                Figures.whole(shop.products()));
        out.printf("%s; %s%n", machine.line(), String.join(", ", postgresSettings));
        out.println();
        tableOfNights().print(out);
        out.println();
        JobTimes.table("the last night", List.of(nights.getLast().job())).print(out);
        out.println();
        tableOfSizes().print(out);
        var books = nights.getLast().books();
        out.printf(
                "the last night: %s landed = %s facts + %s duplicates + %s quarantined; at most %s MB of memory%n",
                Figures.whole(books.landed()),
                Figures.whole(books.facts()),
                Figures.whole(books.duplicates()),
                Figures.whole(books.quarantined()),
                Figures.whole(peakBytes / 1e6));
    }

    private TextTable tableOfNights() {
        var table = new TextTable(
                Column.text("night"),
                Column.number("stages run, s"),
                Column.number("facts, s"),
                Column.number("records/s"),
                Column.number("floor: COPY to COPY, s"),
                Column.number("ratio"),
                Column.number("CPU s a million records: node"),
                Column.number("database"));
        for (int number = 1; number <= nights.size(); number++) {
            var night = nights.get(number - 1);
            double millions = night.books().landed() / 1e6;
            table.row(
                    number == 1 ? "1, the node just started" : Integer.toString(number),
                    Figures.hundredths(night.job().seconds()),
                    Figures.hundredths(night.factSeconds()),
                    Figures.whole(night.books().landed() / night.factSeconds()),
                    Figures.hundredths(night.floor().seconds()),
                    Figures.hundredths(night.ratio()),
                    Figures.tenths(night.job().nodeCpu() / millions),
                    Figures.tenths(night.job().databaseCpu() / millions));
        }
        return table;
    }

    private TextTable tableOfSizes() {
        var events = nights.stream().mapToLong(night -> night.books().facts()).sum();
        var table = new TextTable(
                Column.text("bytes an event"),
                Column.number("rows"),
                Column.number("indexes"),
                Column.number("together"));
        for (var size : sizes) {
            table.row(
                    size.table(),
                    perEvent(size.heapBytes(), events),
                    perEvent(size.indexBytes(), events),
                    perEvent(size.heapBytes() + size.indexBytes(), events));
        }
        long rows = sizes.stream().mapToLong(Sizes.OfTable::heapBytes).sum();
        long indexes = sizes.stream().mapToLong(Sizes.OfTable::indexBytes).sum();
        return table.row("all", perEvent(rows, events), perEvent(indexes, events), perEvent(rows + indexes, events));
    }

    private static String perEvent(long bytes, long events) {
        return Figures.tenths((double) bytes / events);
    }
}
