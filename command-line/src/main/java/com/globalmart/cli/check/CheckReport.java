package com.globalmart.cli.check;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.check.CheckResults.Result;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what checks said: a line each, then the rows that offend. */
final class CheckReport {

    private final PrintStream out;
    private final CheckResults results;
    private final int rows;

    CheckReport(PrintStream out, CheckResults results, int rows) {
        this.out = out;
        this.results = results;
        this.rows = rows;
    }

    /** Of a load and of everything up to it; returns the exit status. */
    int print(int load) {
        return print(load, results.of(load));
    }

    /** Of everything up to a load; returns the exit status. */
    int printEverything(int load) {
        return print(
                load,
                results.of(load).stream()
                        .filter(result -> result.scope().equals("everything"))
                        .toList());
    }

    private int print(int load, List<Result> found) {
        if (found.isEmpty()) {
            out.printf("No check has said anything of load %d.%n", load);
            return ExitStatus.DONE;
        }
        var table = new TextTable(text("check"), text("of"), text("says"), number("rows"), number("seconds"));
        for (var result : found) {
            table.row(
                    result.checkName(),
                    result.scope(),
                    result.isViolated() ? result.severity() : "holds",
                    Terminal.number(result.offenders()),
                    String.format(Locale.ROOT, "%.2f", result.seconds()));
        }
        table.print(out);
        found.stream().filter(Result::isViolated).forEach(result -> printOffenders(load, result));
        long violated = found.stream().filter(Result::isViolated).count();
        out.printf("%n%d checks of load %d, %d of them found something%n", found.size(), load, violated);
        return found.stream().anyMatch(Result::isError) ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private void printOffenders(int load, Result result) {
        out.printf("%n%s: not true that %s%n", result.checkName(), result.sentence());
        results.offenders(load, result, rows).forEach(row -> out.println("  " + row));
    }
}
