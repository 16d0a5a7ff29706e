package com.globalmart.cli.deadletter;

/** What became of a dead letter. */
enum State {
    /** Nobody has dealt with it. */
    OPEN,
    /** It has landed, mended or as it came, in partition -1 of its topic. */
    MENDED,
    /** An operator gave it up. */
    DISCARDED
}
