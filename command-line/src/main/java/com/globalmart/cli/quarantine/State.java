package com.globalmart.cli.quarantine;

/** What became of a quarantined record. */
enum State {
    /** Nobody has dealt with it. */
    OPEN,
    /** It has landed again in partition -1 of its topic, and the next load takes it. */
    REPLAYED,
    /** An operator gave it up. */
    DISCARDED
}
