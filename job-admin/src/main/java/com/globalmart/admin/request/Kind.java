package com.globalmart.admin.request;

import java.util.Locale;

/** What can be asked for. */
public enum Kind {
    /** Start a job with parameters. */
    LAUNCH,
    /** Go on with an execution that failed or was stopped. */
    RESTART,
    /** Drain a running execution. */
    STOP;

    /** How the table of requests calls it. */
    String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String databaseName) {
        return valueOf(databaseName.toUpperCase(Locale.ROOT));
    }
}
