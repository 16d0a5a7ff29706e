package com.globalmart.cli.backup;

import java.util.Locale;

/** A size as a person reads it: {@code 12.3 MB}, of a million bytes each. */
final class Megabytes {

    private Megabytes() {}

    static String of(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1_000_000.0);
    }
}
