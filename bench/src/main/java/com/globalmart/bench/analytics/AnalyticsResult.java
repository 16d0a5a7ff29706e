package com.globalmart.bench.analytics;

import com.globalmart.bench.figure.Figures;
import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.job.JobTimes;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.cli.terminal.TextTable.Column;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that was measured.
 *
 * @param postgresSettings of the database server that are not its usual ones, as it tells them
 * @param rounds the same night again and again, the first by a node that has just started
 */
record AnalyticsResult(
        String benchmark, Machine machine, History history, List<String> postgresSettings, List<Round> rounds) {

    /** What plain SQL makes by one statement, and the steps that make it here. */
    private static final Map<String, Set<String>> STEPS = steps();

    /** @param plain seconds of the same computed whole by plain SQL, by what it made */
    record Round(JobTimes.OfJob job, Map<String, Double> plain) {

        double plainSeconds() {
            return plain.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        double secondsOf(String made) {
            return job.steps().stream()
                    .filter(step -> STEPS.getOrDefault(made, Set.of()).contains(step.step()))
                    .mapToDouble(JobTimes.OfStep::seconds)
                    .sum();
        }
    }

    private static Map<String, Set<String>> steps() {
        var steps = new LinkedHashMap<String, Set<String>>();
        steps.put("totals", Set.of("totalSales", "totalActivity", "countCustomers"));
        steps.put("trends", Set.of("computeTrends"));
        steps.put("rfm", Set.of("analyseRfm"));
        steps.put("segments", Set.of("segmentCustomers"));
        steps.put("products", Set.of("judgeProducts"));
        return steps;
    }

    void print(PrintStream out) {
        out.printf(
                "analytics of a night: %s customers, %s products, %s sale lines of %d days, %s views a day%n",
                Figures.whole(history.customers()),
                Figures.whole(history.products()),
                Figures.whole(history.lines()),
                history.days(),
                Figures.whole(history.viewsPerDay()));
        out.printf("%s; %s%n", machine.line(), String.join(", ", postgresSettings));
        out.println();
        comparison().print(out);
        out.println();
        JobTimes.table("the last round", List.of(rounds.getLast().job())).print(out);
    }

    private TextTable comparison() {
        var table = new TextTable(
                Column.text("round"),
                Column.text("made"),
                Column.number("seconds"),
                Column.number("plain SQL, s"),
                Column.number("ratio"));
        for (int number = 1; number <= rounds.size(); number++) {
            var round = rounds.get(number - 1);
            for (var plain : round.plain().entrySet()) {
                row(table, number, plain.getKey(), round.secondsOf(plain.getKey()), plain.getValue());
            }
            row(table, number, "all", round.job().seconds(), round.plainSeconds());
        }
        return table;
    }

    private static void row(TextTable table, int round, String made, double seconds, double plain) {
        table.row(
                Integer.toString(round),
                made,
                Figures.hundredths(seconds),
                Figures.hundredths(plain),
                Figures.hundredths(plain / seconds));
    }
}
