package com.globalmart.admin.backfill;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;

/** How a business date, or one stage of its night, stands. */
enum DateState {
    DONE(new State("done", Mark.GOOD, "Its load is published.")),
    RUNNING(new State("running", Mark.BUSY, "Its night runs.")),
    FAILED(new State("failed", Mark.BAD, "Its night failed, was stopped or given up.")),
    BLOCKED(new State(
            "blocked",
            Mark.WARN,
            "It cannot begin: an earlier stage, or the open load of another date, stands in its way.")),
    MISSING(new State("missing", Mark.IDLE, "Its night has not run.")),
    /** Not asked about: the day goes on, or is to come. */
    NOT_OVER(new State("not over", Mark.IDLE, "The day is not over."));

    private final State state;

    DateState(State state) {
        this.state = state;
    }

    State state() {
        return state;
    }
}
