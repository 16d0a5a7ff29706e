package com.globalmart.cli.terminal;

import java.time.Duration;

/** Waits between two looks at something that another process changes. */
public final class Pause {

    private Pause() {}

    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted while waiting", ExitStatus.INTERRUPTED);
        }
    }
}
