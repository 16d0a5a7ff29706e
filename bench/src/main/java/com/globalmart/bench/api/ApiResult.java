package com.globalmart.bench.api;

import com.globalmart.bench.analytics.History;
import com.globalmart.bench.figure.Figures;
import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.Quantiles;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.cli.terminal.TextTable.Column;
import java.io.PrintStream;
import java.util.List;

/**
 * How long programs wait, and how many of them one core answers.
 *
 * @param warm an answer that is kept, asked for by many at once
 * @param file the same bytes as a file of the same server
 */
record ApiResult(
        String benchmark,
        Machine machine,
        History history,
        List<String> postgresSettings,
        List<Waits> resources,
        Throughput warm,
        Throughput file) {

    /**
     * One resource; milliseconds from asking to the last byte, one caller.
     *
     * @param bytes of the longest answer
     * @param cold of answers that nobody has asked for
     * @param warm of the same, asked for again
     */
    record Waits(String resource, long bytes, Quantiles cold, Quantiles warm) {}

    /**
     * Answers to many callers.
     *
     * @param seconds how long they asked
     * @param cpuSeconds of the server meanwhile
     */
    record Throughput(String what, long bytes, long answers, double seconds, double cpuSeconds) {

        /** Answers that one core gives in a second. */
        double perCore() {
            return answers / cpuSeconds;
        }
    }

    void print(PrintStream out) {
        out.printf(
                "resources of the API: %s customers, %s products, %s sale lines of %d days%n",
                Figures.whole(history.customers()),
                Figures.whole(history.products()),
                Figures.whole(history.lines()),
                history.days());
        out.printf("%s; %s%n%n", machine.line(), String.join(", ", postgresSettings));
        var table = new TextTable(
                Column.text("resource"),
                Column.number("bytes"),
                Column.number("cold p50, ms"),
                Column.number("p95, ms"),
                Column.number("max, ms"),
                Column.number("warm p50, ms"),
                Column.number("p95, ms"));
        for (var each : resources) {
            table.row(
                    each.resource(),
                    Figures.whole(each.bytes()),
                    Figures.tenths(each.cold().p50()),
                    Figures.tenths(each.cold().p95()),
                    Figures.tenths(each.cold().max()),
                    Figures.tenths(each.warm().p50()),
                    Figures.tenths(each.warm().p95()));
        }
        table.print(out);
        out.println();
        for (var each : List.of(warm, file)) {
            out.printf(
                    "%s: %s answers of %s bytes in %s s, %s CPU seconds: %s a second on one core%n",
                    each.what(),
                    Figures.whole(each.answers()),
                    Figures.whole(each.bytes()),
                    Figures.tenths(each.seconds()),
                    Figures.tenths(each.cpuSeconds()),
                    Figures.whole(Math.round(each.perCore())));
        }
        out.printf("the kept answer beside the file: %.2f%n", warm.perCore() / file.perCore());
        out.printf(
                "%d resources, %d above 100 ms cold, %d above 5 ms warm, at the 95th percentile%n",
                resources.size(),
                resources.stream().filter(each -> each.cold().p95() >= 100).count(),
                resources.stream().filter(each -> each.warm().p95() >= 5).count());
    }
}
