package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.Why;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Confirmation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which open dead letters are meant, and why: of redrive and discard. */
final class SelectionOptions {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Dead letters, as dead-letters lists them.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--reason-code",
            paramLabel = "R",
            description = "All that are open with this reason: ${COMPLETION-CANDIDATES}.")
    private @Nullable Reason reasonCode;

    @Option(names = "--all", description = "All that are open.")
    private boolean all;

    @Option(names = "--topic", paramLabel = "T", description = "Of all that are open, those of this topic only.")
    private @Nullable String topic;

    @Mixin
    private final Why why = new Why();

    @Option(names = "--yes", description = "Does not ask whether several are meant.")
    private boolean yes;

    /** @throws CommandFailedException if letters are named in no way, or in two */
    Selection selection() {
        int ways = (ids.isEmpty() ? 0 : 1) + (reasonCode == null ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1) {
            throw CommandFailedException.usage(
                    "dead letters are named in %d ways, expected one of: IDs, --reason-code, --all", ways);
        }
        if (ids.isEmpty()) {
            return new Selection.Open(topic, reasonCode);
        }
        if (topic != null) {
            throw CommandFailedException.usage("--topic goes with --reason-code or --all, IDs name their topic");
        }
        return new Selection.Named(ids.stream().map(LetterId::parse).distinct().toList());
    }

    String reason() {
        return why.reason();
    }

    boolean isConfirmed(String what) {
        return Confirmation.isGiven(yes, what);
    }
}
