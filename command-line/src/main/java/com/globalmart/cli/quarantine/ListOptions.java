package com.globalmart.cli.quarantine;

import com.globalmart.cli.quarantine.Quarantine.Filter;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which quarantined records are listed, and how; of {@code quarantine} and {@code quarantine list}, which are the same. */
final class ListOptions {

    @Option(names = "--topic", paramLabel = "T", description = "Those of this topic only.")
    private @Nullable String topic;

    @Option(
            names = {"--reason", "--reason-code"},
            paramLabel = "R",
            description = "Those with this reason only, for example UNKNOWN_COUNTRY.")
    private @Nullable String reason;

    @Option(names = "--state", paramLabel = "S", description = "Those in this state only: ${COMPLETION-CANDIDATES}.")
    private @Nullable State state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most that many records (default: ${DEFAULT-VALUE}).")
    private int limit;

    int print(Databases databases) {
        if (limit < 1) {
            throw CommandFailedException.usage("--limit is %d, expected at least 1", limit);
        }
        new QuarantineView(Terminal.out()).print(new Quarantine(databases), new Filter(topic, reason, state), limit);
        return ExitStatus.DONE;
    }
}
