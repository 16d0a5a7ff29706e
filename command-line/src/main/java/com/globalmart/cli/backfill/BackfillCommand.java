package com.globalmart.cli.backfill;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.request.Requests;
import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Progress;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backfill}: ranges of business dates, one night after the other. */
@Command(
        name = "backfill",
        description = "Shows the newest backfills, or with a number one of them and its dates.",
        subcommands = {BackfillCommand.Start.class, BackfillCommand.Stop.class, BackfillCommand.Resume.class})
public final class BackfillCommand implements Callable<Integer> {

    private static final int SHOWN = 20;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The backfill.")
    private @Nullable Long id;

    @Override
    public Integer call() {
        var backfills = new BackfillTables(databases());
        if (id != null) {
            return show(backfills, id);
        }
        var table = new TextTable(
                number("backfill"),
                text("from"),
                text("to"),
                text("mode"),
                text("state"),
                number("done"),
                number("dates"));
        for (var backfill : backfills.newest(SHOWN)) {
            table.row(
                    Long.toString(backfill.backfillId()),
                    backfill.firstDate(),
                    backfill.lastDate(),
                    backfill.mode(),
                    backfill.state(),
                    Terminal.number(backfill.done()),
                    Terminal.number(backfill.dates()));
        }
        table.print(Terminal.out());
        return ExitStatus.DONE;
    }

    private static int show(BackfillTables backfills, long id) {
        var backfill = backfills
                .find(id)
                .orElseThrow(
                        () -> CommandFailedException.usage("no backfill %d; ./globalmart backfill lists them", id));
        var table = new TextTable(text("business date"), text("state"), number("execution"), text("outcome"));
        for (var date : backfills.dates(id)) {
            table.row(
                    date.businessDate(),
                    date.state(),
                    date.jobExecutionId() == null ? "-" : Long.toString(date.jobExecutionId()),
                    date.outcome() == null ? "-" : date.outcome());
        }
        table.print(Terminal.out());
        Terminal.say("");
        Terminal.say(
                "backfill %d (%s) is %s: %d of %d dates",
                id, backfill.mode(), backfill.state(), backfill.done(), backfill.dates());
        return backfill.state().equals("FAILED") ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private static Databases databases() {
        return RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
    }

    /** Waits until it runs no more, showing how far it is. */
    private static int await(Databases databases, long id) {
        var backfills = new BackfillTables(databases);
        var backfill = backfills.find(id).orElseThrow();
        try (var progress = Progress.of("backfill %d".formatted(id), (int) backfill.dates())) {
            while (backfill.isRunning()) {
                progress.at((int) backfill.done(), backfill.state());
                Pause.of(LOOK_EVERY);
                backfill = backfills.find(id).orElseThrow();
            }
        }
        return show(backfills, id);
    }

    @Command(
            name = "start",
            description = {
                "Asks for the nights of a range of business dates, ascending, one after the other. Any batch node goes on with",
                "it; the date of a night that fails is where it stands until it is resumed."
            })
    static final class Start implements Callable<Integer> {

        @Option(names = "--from", required = true, paramLabel = "D", description = "The first date, as 2026-03-14.")
        private LocalDate from = LocalDate.EPOCH;

        @Option(names = "--to", required = true, paramLabel = "D", description = "The last date.")
        private LocalDate to = LocalDate.EPOCH;

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                defaultValue = "missing",
                description = {
                    "missing: dates that no load is published of (default);",
                    "failed: those of them whose night failed or was stopped;",
                    "rebuild: dates that were judged, again."
                })
        private String mode = "";

        @Option(names = "--wait", description = "Waits for its end; the exit status then says how it ended.")
        private boolean wait;

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            var databases = databases();
            var parameters = new TreeMap<String, Object>(Map.of(
                    "from",
                    from.toString(),
                    "to",
                    to.toString(),
                    "mode",
                    mode,
                    "about",
                    "%s to %s".formatted(from, to)));
            long request = new Requests(databases).askAndSay("backfill", parameters, why.reason());
            var id = new BackfillTables(databases).ofRequest(request).orElseThrow();
            return wait ? await(databases, id) : ExitStatus.DONE;
        }
    }

    @Command(name = "stop", description = "Lets a backfill begin no other date; the one that runs goes on.")
    static final class Stop implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "The backfill.")
        private long id;

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            new Requests(databases())
                    .askAndSay("stop_backfill", Map.of("backfill", id, "about", "backfill " + id), why.reason());
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "resume",
            description = "Goes on with a backfill that failed or was stopped, with the date at which it stands.")
    static final class Resume implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "The backfill.")
        private long id;

        @Option(names = "--wait", description = "Waits for its end; the exit status then says how it ended.")
        private boolean wait;

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            var databases = databases();
            new Requests(databases)
                    .askAndSay("resume_backfill", Map.of("backfill", id, "about", "backfill " + id), why.reason());
            return wait ? await(databases, id) : ExitStatus.DONE;
        }
    }
}
