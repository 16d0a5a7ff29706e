package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.SelectionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which open dead letters are meant, and why: of redrive and discard. */
final class LetterSelectionOptions extends SelectionOptions {

    @Option(
            names = "--reason-code",
            paramLabel = "R",
            description = "All that are open with this reason: ${COMPLETION-CANDIDATES}.")
    private @Nullable Reason reasonCode;

    @Override
    protected @Nullable String reasonCode() {
        return reasonCode == null ? null : reasonCode.name();
    }

    @Override
    protected RecordId id(String text) {
        return DeadLetters.id(text);
    }
}
