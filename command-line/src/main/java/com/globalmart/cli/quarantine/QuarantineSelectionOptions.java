package com.globalmart.cli.quarantine;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.SelectionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which open records are meant, and why: of replay and discard. */
final class QuarantineSelectionOptions extends SelectionOptions {

    @Option(
            names = "--reason-code",
            paramLabel = "R",
            description = "All that are open with this reason, for example NO_EXCHANGE_RATE.")
    private @Nullable String reasonCode;

    @Override
    protected @Nullable String reasonCode() {
        return reasonCode;
    }

    @Override
    protected RecordId id(String text) {
        return Quarantine.id(text);
    }
}
