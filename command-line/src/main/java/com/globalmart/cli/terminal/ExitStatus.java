package com.globalmart.cli.terminal;

/** What the command's exit status says; the help lists the same. */
public final class ExitStatus {

    /** Done; of a job: COMPLETED. */
    public static final int DONE = 0;

    /** Failed; of a job: FAILED; of a demo: something does not reconcile. */
    public static final int FAILED = 1;

    /** The command was not understood. */
    public static final int USAGE = 2;

    /** The job was stopped before its end, and can be restarted. */
    public static final int STOPPED = 3;

    /** The platform refused the request. */
    public static final int REFUSED = 4;

    /** No platform runs, or it does not answer. */
    public static final int NOT_RUNNING = 5;

    /** Interrupted with Ctrl-C or a signal before the end. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
