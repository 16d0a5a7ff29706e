package com.globalmart.generator;

import com.globalmart.generator.record.Shares;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many event records are planted to try the platform, as shares of all event records. */
final class AnomalyOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--anomalies",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "The six shares below at once, each 0 to 0.1 (default: ${DEFAULT-VALUE}).")
    private double each;

    @Option(names = "--duplicates", paramLabel = "SHARE", description = "Earlier facts once more.")
    private @Nullable Double duplicates;

    @Option(names = "--conflicts", paramLabel = "SHARE", description = "Earlier facts once more, with other content.")
    private @Nullable Double conflicts;

    @Option(names = "--late", paramLabel = "SHARE", description = "Events from 1 hour to 10 days before the day.")
    private @Nullable Double late;

    @Option(names = "--out-of-order", paramLabel = "SHARE", description = "Events that others overtake.")
    private @Nullable Double outOfOrder;

    @Option(names = "--malformed", paramLabel = "SHARE", description = "Records that cannot be read.")
    private @Nullable Double malformed;

    @Option(names = "--wrong", paramLabel = "SHARE", description = "Records that can be read but not believed.")
    private @Nullable Double wrong;

    Shares shares() {
        try {
            return new Shares(
                    orEach(duplicates),
                    orEach(conflicts),
                    orEach(late),
                    orEach(outOfOrder),
                    orEach(malformed),
                    orEach(wrong));
        } catch (IllegalArgumentException exception) {
            throw Ranges.wrong(command, Objects.requireNonNull(exception.getMessage()));
        }
    }

    private double orEach(@Nullable Double share) {
        return share == null ? each : share;
    }
}
