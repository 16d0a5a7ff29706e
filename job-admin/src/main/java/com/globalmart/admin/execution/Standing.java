package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an execution stands, as the head of its page says it.
 *
 * @param state the state that the job repository has, or that nobody works on it any more
 * @param sentence what happens, or happened
 * @param next what happens next by itself, and what to do; empty where there is nothing to do
 */
record Standing(State state, String sentence, String next) {

    /** A lease that nobody has taken yet is missed after this long. */
    private static final Duration UNOWNED = Duration.ofSeconds(20);

    static final State ORPHANED = new State(
            "orphaned",
            Mark.BAD,
            "Its node does not renew its lease any more: nobody works on it, and nothing is lost.");

    /** @param isAnyNodeAlive whether there is a node that could take it over */
    static Standing of(StepPlan plan, @Nullable Owner owner, boolean isAnyNodeAlive, Instant now) {
        var execution = plan.execution();
        var status = execution.status();
        var state = status.state();
        if (isOrphaned(execution, owner, now)) {
            return new Standing(ORPHANED, nobody(owner), afterOrphaned(status, isAnyNodeAlive));
        }
        return switch (status) {
            case STARTING -> new Standing(state, "A node has taken it; its first step has not begun.", "");
            case STARTED -> new Standing(state, running(plan), "");
            case STOPPING ->
                new Standing(
                        state,
                        draining(plan, now),
                        "It is stopped once that is committed. A restart is refused until then.");
            case COMPLETED -> new Standing(state, "%s.".formatted(done(plan)), "");
            case FAILED, STOPPED ->
                new Standing(
                        state,
                        execution.exitMessage().isEmpty() ? state.meaning() : Words.firstLine(execution.exitMessage()),
                        afterEnd(plan));
            case ABANDONED -> new Standing(state, "It was given up, and is never restarted.", "");
            case UNKNOWN ->
                new Standing(
                        state,
                        "How it ended could not be written.",
                        "A living node looks for evidence every few seconds and makes it failed. "
                                + "If it stays like this, recover it.");
        };
    }

    /** Whether it counts as running although nobody works on it. */
    static boolean isOrphaned(Execution execution, @Nullable Owner owner, Instant now) {
        if (!execution.status().isActive()) {
            return false;
        }
        return owner == null ? execution.createdAt().plus(UNOWNED).isBefore(now) : owner.isGone();
    }

    private static String nobody(@Nullable Owner owner) {
        if (owner == null) {
            return "Nobody works on it: no node holds a lease of it.";
        }
        var silence = owner.silence();
        return "Nobody works on it: the lease of %s ran out %s%s."
                .formatted(
                        owner.nodeId(),
                        Words.ago(owner.left().negated()),
                        silence == null ? "" : ", and the node was last seen " + Words.ago(silence));
    }

    private static String afterOrphaned(ExecutionStatus status, boolean isAnyNodeAlive) {
        if (!isAnyNodeAlive) {
            return "No node is alive, so nothing happens by itself: start one. It takes the execution over within seconds.";
        }
        return "A living node takes it over by itself within half a minute and makes it %s. If that does not happen, recover it."
                .formatted(
                        status == ExecutionStatus.STOPPING
                                ? "stopped, as it was asked to"
                                : "failed, then restarts it from its last commit");
    }

    private static String running(StepPlan plan) {
        var running = plan.placed().stream()
                .filter(placed ->
                        placed.step() != null && placed.step().status().isActive())
                .toList();
        if (running.isEmpty()) {
            return "It is between two steps.";
        }
        return running.stream()
                        .map(placed -> placed.partitions().all().isEmpty()
                                ? placed.name()
                                : "%s, %s of %s done"
                                        .formatted(
                                                placed.name(),
                                                Words.number(placed.partitions().completed()),
                                                Words.count(
                                                        placed.partitions()
                                                                .all()
                                                                .size(),
                                                        "partition")))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String draining(StepPlan plan, Instant now) {
        var draining = plan.draining();
        if (draining.isEmpty()) {
            return "Draining: nothing is under way any more.";
        }
        var what = draining.getFirst().isPartition()
                ? Words.count(draining.size(), "partition")
                : draining.stream().map(StepExecution::name).collect(Collectors.joining(", "));
        return plan.executed().stream()
                .map(StepExecution::committedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(commit -> "Draining: %s, last commit %s ago."
                        .formatted(what, Words.duration(Duration.between(commit, now))))
                .orElse("Draining: %s, nothing is committed yet.".formatted(what));
    }

    private static String done(StepPlan plan) {
        var steps = Words.count(plan.completed(), "step");
        return "%s done, %s written".formatted(steps, Words.count(plan.written(), "row"));
    }

    private static String afterEnd(StepPlan plan) {
        var execution = plan.execution();
        if (!execution.isNewest()) {
            return "A later attempt has gone on with it: see below.";
        }
        long done = plan.completed();
        return "%s complete, and not run again when it is restarted."
                .formatted(Words.count(done, "step") + (done == 1 ? " is" : " are"));
    }
}
