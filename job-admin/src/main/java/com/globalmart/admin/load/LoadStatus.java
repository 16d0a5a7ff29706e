package com.globalmart.admin.load;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;

/** How a load stands. */
enum LoadStatus {
    OPEN(new State("open", Mark.BUSY, "It is being prepared; readers see nothing of it yet.")),
    PUBLISHED(new State("published", Mark.GOOD, "Readers see it.")),
    DISCARDED(new State(
            "discarded",
            Mark.IDLE,
            "It was given up: nothing of it was ever seen, and a later load took its records."));

    /** An open load that a check has stopped. */
    static final State STOPPED =
            new State("stopped", Mark.BAD, "It is open, and checks of severity error stop it at its gate.");

    private final State state;

    LoadStatus(State state) {
        this.state = state;
    }

    State state() {
        return state;
    }
}
