package com.globalmart.admin.quarantine;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Typed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a quarantined record. */
enum QuarantineState {
    OPEN(Mark.WARN, "Nobody has dealt with it."),
    REPLAYED(Mark.GOOD, "It has landed again, in partition -1 of its topic, where a load takes it like any other."),
    DISCARDED(Mark.IDLE, "Somebody gave it up. What is known of it stays.");

    /** How an address asks for records in all states. */
    static final String ALL = "all";

    private final Mark mark;
    private final String meaning;

    QuarantineState(Mark mark, String meaning) {
        this.mark = mark;
        this.meaning = meaning;
    }

    public State state() {
        return new State(parameter(), mark, meaning);
    }

    /** How an address names it: {@code open}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an address says: without a word the open ones, {@value #ALL} is null. */
    static @Nullable QuarantineState of(@Nullable String parameter) {
        if (parameter == null || parameter.isEmpty()) {
            return OPEN;
        }
        if (parameter.equals(ALL)) {
            return null;
        }
        return Typed.oneOf(values(), QuarantineState::parameter, "state", parameter, "a state");
    }
}
