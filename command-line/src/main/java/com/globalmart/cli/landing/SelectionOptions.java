package com.globalmart.cli.landing;

import com.globalmart.cli.request.Why;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Confirmation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which open records are meant, and why: of what is done about several of them. */
public abstract class SelectionOptions {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Records, as they are listed.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "All that are open.")
    private boolean all;

    @Option(names = "--topic", paramLabel = "T", description = "Of all that are open, those of this topic only.")
    private @Nullable String topic;

    @Mixin
    private final Why why = new Why();

    @Option(names = "--yes", description = "Does not ask whether several are meant.")
    private boolean yes;

    /** The reason with which records are open that was given, or null. */
    protected abstract @Nullable String reasonCode();

    /** Which record the text names. */
    protected abstract RecordId id(String text);

    /** @throws CommandFailedException if records are named in no way, or in two */
    public final Selection selection() {
        int ways = (ids.isEmpty() ? 0 : 1) + (reasonCode() == null ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1) {
            throw CommandFailedException.usage(
                    "records are named in %d ways, expected one of: IDs, --reason-code, --all", ways);
        }
        if (ids.isEmpty()) {
            return new Selection.Open(topic, reasonCode());
        }
        if (topic != null) {
            throw CommandFailedException.usage("--topic goes with --reason-code or --all, IDs name their topic");
        }
        return new Selection.Named(ids.stream().map(this::id).distinct().toList());
    }

    public final String reason() {
        return why.reason();
    }

    public final boolean isConfirmed(String what) {
        return Confirmation.isGiven(yes, what);
    }
}
