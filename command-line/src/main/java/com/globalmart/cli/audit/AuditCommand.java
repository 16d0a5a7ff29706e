package com.globalmart.cli.audit;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit}: who asked what, when and why; {@code audit verify}: whether it still says what it said. */
@Command(
        name = "audit",
        description = "Shows who asked what, when and why, the newest first, with what became of it.",
        subcommands = AuditCommand.Verify.class)
public final class AuditCommand implements Callable<Integer> {

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "50",
            description = "Rows shown (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        var table = new TextTable(
                number("row"), text("when (UTC)"), text("who"), text("what"), text("why"), text("outcome"));
        for (var row : new AuditTrail(databases()).newest(limit)) {
            table.row(
                    Long.toString(row.auditId()),
                    row.occurredAt(),
                    row.actor(),
                    "%s %s".formatted(row.action(), row.target()).strip(),
                    orDash(row.reason()),
                    orDash(row.outcome()));
        }
        table.print(Terminal.out());
        return ExitStatus.DONE;
    }

    private static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? "-" : text;
    }

    private static Databases databases() {
        return RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
    }

    @Command(
            name = "verify",
            description = {
                "Goes through the chain of hashes and names every row that was changed, and where rows are missing; the exit",
                "status is 1 then. It ends with the number and hash of the newest row: note them elsewhere, and give them to",
                "--head later to find rows that were taken off the end."
            })
    static final class Verify implements Callable<Integer> {

        @Option(names = "--head", paramLabel = "ROW:HASH", description = "A row as it was noted before.")
        private @Nullable String head;

        @Override
        public Integer call() {
            var trail = new AuditTrail(databases());
            var problems = trail.problems();
            problems.forEach(problem -> Terminal.say("row %d: %s", problem.auditId(), problem.problem()));
            boolean isKept = head == null || isKept(trail, head);
            if (!isKept) {
                Terminal.say("row %s is not there any more, or says something else", head);
            }
            var newest = trail.head();
            Terminal.say(
                    "%s rows, %s; the newest is %s",
                    Terminal.number(trail.count()),
                    problems.isEmpty() && isKept ? "all as they were added" : "not as they were added",
                    newest.isEmpty() ? "none" : newest);
            return problems.isEmpty() && isKept ? ExitStatus.DONE : ExitStatus.FAILED;
        }

        private static boolean isKept(AuditTrail trail, String head) {
            var parts = head.split(":", 2);
            if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("[0-9a-f]{64}")) {
                throw CommandFailedException.usage(
                        "--head is \"%s\", expected a row's number, a colon and its hash, as verify prints them", head);
            }
            return trail.contains(Long.parseLong(parts[0]), parts[1]);
        }
    }
}
