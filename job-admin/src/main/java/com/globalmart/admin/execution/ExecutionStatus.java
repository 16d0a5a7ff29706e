package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a job's or a step's execution stands, in the words of the job repository. */
public enum ExecutionStatus {
    STARTING("starting", Mark.BUSY),
    STARTED("running", Mark.BUSY),
    STOPPING("stopping", Mark.WARN),
    STOPPED("stopped", Mark.WARN),
    FAILED("failed", Mark.BAD),
    COMPLETED("completed", Mark.GOOD),
    ABANDONED("abandoned", Mark.IDLE),
    UNKNOWN("unknown", Mark.BAD);

    /** What somebody is working on. */
    static final Set<ExecutionStatus> ACTIVE = EnumSet.of(STARTING, STARTED, STOPPING);

    private final String word;
    private final Mark mark;

    ExecutionStatus(String word, Mark mark) {
        this.word = word;
        this.mark = mark;
    }

    public State state() {
        return new State(word, mark);
    }

    public boolean isActive() {
        return ACTIVE.contains(this);
    }

    boolean isStoppable() {
        return this == STARTING || this == STARTED;
    }

    boolean isRestartable() {
        return this == FAILED || this == STOPPED;
    }

    /** How an address names it: {@code failed}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
