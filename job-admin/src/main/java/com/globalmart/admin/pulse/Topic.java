package com.globalmart.admin.pulse;

import java.util.Locale;

/** What pages show, as far as it changes by itself. A part of a page fetches itself anew when its topic has changed. */
public enum Topic {
    /** Executions and their steps: begun, committed, ended, without an owner. */
    EXECUTIONS,
    /** Requests: asked, taken, carried out. */
    REQUESTS,
    /** Problems: found, over. */
    PROBLEMS,
    /** Nodes: come, gone, silent. */
    NODES,
    /** Loads: opened, published, released. */
    LOADS,
    /** Schedules: next fires, pauses, a freeze. */
    SCHEDULES,
    /** Backfills and their business dates. */
    BACKFILLS,
    /** Positions and ends of the logs in landing; what became of dead letters is a request. */
    LANDING,
    /** Rows of the audit. */
    AUDIT;

    /** How pages call it: {@code hx-trigger="changed:executions from:body"}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
