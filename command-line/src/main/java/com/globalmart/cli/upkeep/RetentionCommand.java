package com.globalmart.cli.upkeep;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.db.Database;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retention}: what may go, and letting it go. */
@Command(
        name = "retention",
        description = {
            "Counts what is kept for a while only and may go now: nightly tables, settled quarantine, job history. The job",
            "retention drops it every night at 06:00 UTC; --drop does it now. Landing has a retention of its own, by days."
        })
public final class RetentionCommand implements Callable<Integer> {

    private record Kind(
            String what,
            String rule,
            long due,
            @Nullable String oldest,
            @Nullable Long dropped) {}

    @Option(names = "--drop", description = "Drops it.")
    private boolean drop;

    @Option(names = "--reason", paramLabel = "WHY", description = "Why, for the audit.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        int status = JobRun.runToEnd(databases, "retention", Map.of("preview", Boolean.toString(!drop)), reason);
        Terminal.say("");
        print(databases.client(Database.WAREHOUSE));
        return status;
    }

    private void print(JdbcClient warehouse) {
        var kinds = warehouse
                .sql("select what, rule, due, oldest::text, dropped from ops.retention order by what")
                .query(Kind.class)
                .list();
        var table = new TextTable(text("what"), number("due rows"), text("oldest"), number("dropped"), text("rule"));
        for (var kind : kinds) {
            table.row(
                    kind.what(),
                    Terminal.number(kind.due()),
                    kind.oldest() == null ? "-" : kind.oldest(),
                    drop && kind.dropped() != null ? Terminal.number(kind.dropped()) : "-",
                    kind.rule());
        }
        table.print(Terminal.out());
    }
}
