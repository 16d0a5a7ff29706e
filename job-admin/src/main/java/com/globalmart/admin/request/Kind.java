package com.globalmart.admin.request;

import java.util.Locale;

/** What can be asked for. */
public enum Kind {
    /** Start a job with parameters. */
    LAUNCH("launch"),
    /** Go on with an execution that failed or was stopped, perhaps with a step that was complete. */
    RESTART("restart"),
    /** Drain a running execution. */
    STOP("stop"),
    /** Give up an execution that failed or was stopped. */
    ABANDON("abandon"),
    /** Take an execution from an owner that is dead. */
    RECOVER("recover"),
    /** Let the open load pass its gate. */
    RELEASE_LOAD("release"),
    /** Run the nights of a range of business dates. */
    BACKFILL("backfill"),
    /** Stop a backfill after its running date. */
    STOP_BACKFILL("stop backfill"),
    /** Go on with a backfill. */
    RESUME_BACKFILL("resume backfill"),
    /** Make a schedule for a job that has none. */
    CREATE_SCHEDULE("create"),
    /** Let a schedule fire no more. */
    PAUSE_SCHEDULE("pause"),
    /** Let a paused schedule fire again. */
    RESUME_SCHEDULE("resume"),
    /** Give a schedule other times. */
    EDIT_SCHEDULE("edit"),
    /** Hold all schedules. */
    FREEZE_SCHEDULES("freeze"),
    /** Let those go that a freeze holds. */
    RELEASE_SCHEDULES("release"),
    /** Let dead letters land, as they came or mended. */
    MEND_DEAD_LETTERS("land again"),
    /** Give dead letters up. */
    DISCARD_DEAD_LETTERS("discard"),
    /** Let quarantined records land again, as they did or edited. */
    REPLAY_QUARANTINED("replay"),
    /** Give quarantined records up. */
    DISCARD_QUARANTINED("discard"),
    /** Go on with a partition whose records are missing at the broker. */
    ACCEPT_POSITION("accept");

    private final String verb;

    Kind(String verb) {
        this.verb = verb;
    }

    /** What is done, before the name of what it is done to. */
    String verb() {
        return verb;
    }

    /** How the table of requests calls it. */
    String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String databaseName) {
        return valueOf(databaseName.toUpperCase(Locale.ROOT));
    }
}
