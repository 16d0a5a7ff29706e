package com.globalmart.cli.request;

import com.globalmart.cli.terminal.CommandFailedException;
import picocli.CommandLine.Option;

/** The option {@code --reason} of what people ask for: required, as the audit is to say why. */
public final class Why {

    @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why, for the audit.")
    private String reason = "";

    /** @throws CommandFailedException if nothing stands in it */
    public String reason() {
        if (reason.isBlank()) {
            throw CommandFailedException.usage("--reason is empty, expected why, in a few words");
        }
        return reason;
    }
}
