package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a job's or a step's execution stands, in the words of the job repository. */
public enum ExecutionStatus {
    STARTING("starting", Mark.BUSY, "A node has taken it, and its first step has not begun."),
    STARTED("running", Mark.BUSY, "A node works on it."),
    STOPPING("stopping", Mark.WARN, "It was asked to stop, and drains: what it has begun is committed first."),
    STOPPED("stopped", Mark.WARN, "It was stopped between two commits. It can be restarted, and goes on from there."),
    FAILED("failed", Mark.BAD, "It ended with an error. It can be restarted, and goes on after its last commit."),
    COMPLETED("completed", Mark.GOOD, "All of it is done and committed."),
    ABANDONED("abandoned", Mark.IDLE, "Somebody gave it up: it is never restarted."),
    UNKNOWN("unknown", Mark.BAD, "Nobody knows how it ended. A node looks for evidence and makes it failed by itself.");

    /** What somebody is working on. */
    static final Set<ExecutionStatus> ACTIVE = EnumSet.of(STARTING, STARTED, STOPPING);

    private final String word;
    private final Mark mark;
    private final String meaning;

    ExecutionStatus(String word, Mark mark, String meaning) {
        this.word = word;
        this.mark = mark;
        this.meaning = meaning;
    }

    public State state() {
        return new State(word, mark, meaning);
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
