package com.globalmart.cli.deadletter;

import com.globalmart.cli.deadletter.DeadLetters.Filter;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are listed, and how; of {@code dead-letters} and {@code dead-letters list}, which are the same. */
final class ListOptions {

    @Option(names = "--topic", paramLabel = "T", description = "Those of this topic only.")
    private @Nullable String topic;

    @Option(
            names = {"--reason", "--reason-code"},
            paramLabel = "R",
            description = "Those with this reason only: ${COMPLETION-CANDIDATES}.")
    private @Nullable Reason reason;

    @Option(names = "--state", paramLabel = "S", description = "Those in this state only: ${COMPLETION-CANDIDATES}.")
    private @Nullable State state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most that many letters (default: 50; with --csv all).")
    private @Nullable Integer limit;

    @Option(names = "--csv", description = "Prints the letters as CSV, without a summary.")
    private boolean csv;

    int print(Databases databases) {
        if (limit != null && limit < 1) {
            throw CommandFailedException.usage("--limit is %d, expected at least 1", limit);
        }
        var list = new LetterList(new DeadLetters(databases), Terminal.out());
        var filter = new Filter(topic, reason == null ? null : reason.name(), state);
        if (csv) {
            list.printCsv(filter, limit);
        } else {
            list.print(filter, limit);
        }
        return ExitStatus.DONE;
    }
}
