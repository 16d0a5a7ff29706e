package com.globalmart.cli.upkeep;

import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rebuild}: which dates are stale, and judging them again. */
@Command(
        name = "rebuild",
        description = {
            "Without options lists the business dates that late events have touched since their customers, segments and",
            "products were judged. With --stale or --from judges them again and shows readers what has become different."
        })
public final class RebuildCommand implements Callable<Integer> {

    private record StaleDate(LocalDate analysisDate, LocalDate firstChangedDay, String changedAt) {}

    @Option(names = "--stale", description = "Every date from the first that is listed to the last.")
    private boolean stale;

    @Option(names = "--from", paramLabel = "D", description = "The first business date, as 2026-03-14.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "The last business date (default: the first).")
    private @Nullable LocalDate to;

    @Option(names = "--reason", paramLabel = "WHY", description = "Why, for the audit.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        if (!stale && from == null) {
            return list(staleDates(databases.client(Database.WAREHOUSE)));
        }
        if (stale && from != null) {
            throw CommandFailedException.usage("--stale and --from were given, expected one of them");
        }
        var range = stale ? staleRange(databases) : range(from, to);
        return range.isEmpty() ? list(List.of()) : JobRun.runToEnd(databases, "rebuild", range, reason);
    }

    private Map<String, String> staleRange(Databases databases) {
        var dates = staleDates(databases.client(Database.WAREHOUSE));
        return dates.isEmpty()
                ? Map.of()
                : range(dates.getFirst().analysisDate(), dates.getLast().analysisDate());
    }

    private static Map<String, String> range(@Nullable LocalDate first, @Nullable LocalDate last) {
        var end = last == null ? first : last;
        return Map.of("from", String.valueOf(first), "to", String.valueOf(end));
    }

    private static List<StaleDate> staleDates(JdbcClient warehouse) {
        return warehouse.sql("""
                        select analysis_date, first_changed_day, to_char(changed_at_utc, 'YYYY-MM-DD HH24:MI') as changed_at
                        from bi.stale_dates order by analysis_date
                        """).query(StaleDate.class).list();
    }

    private static int list(List<StaleDate> dates) {
        if (dates.isEmpty()) {
            Terminal.say("No business date is stale: none was touched by late events since it was judged.");
            return ExitStatus.DONE;
        }
        var table = new TextTable(text("business date"), text("first day that changed"), text("last change (UTC)"));
        dates.forEach(date ->
                table.row(date.analysisDate().toString(), date.firstChangedDay().toString(), date.changedAt()));
        table.print(Terminal.out());
        Terminal.say("");
        Terminal.say(
                "stale business dates: %d; to judge them again: ./globalmart rebuild --stale --reason WHY",
                dates.size());
        return ExitStatus.DONE;
    }
}
