package com.globalmart.admin.execution;

import com.globalmart.admin.node.Nodes;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the page of an execution together. */
@Component
class ExecutionPages {

    private static final int ATTEMPTS = 20;
    private static final String CHANGES = "changed:executions from:body, changed:requests from:body";

    private final StepPlans plans;
    private final Executions executions;
    private final Owners owners;
    private final Nodes nodes;
    private final Failures failures;
    private final ExecutionAudit audit;
    private final Clock clock;

    ExecutionPages(
            StepPlans plans,
            Executions executions,
            Owners owners,
            Nodes nodes,
            Failures failures,
            ExecutionAudit audit,
            Clock clock) {
        this.plans = plans;
        this.executions = executions;
        this.owners = owners;
        this.nodes = nodes;
        this.failures = failures;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param open names of the steps all of whose partitions are shown */
    ExecutionPage of(long executionId, Set<String> open) {
        var plan = plans.of(executionId);
        var execution = plan.execution();
        var owner = execution.status().isActive() ? owners.of(executionId).orElse(null) : null;
        var now = clock.instant();
        boolean isOrphaned = Standing.isOrphaned(execution, owner, now);
        var standing = Standing.of(plan, owner, !isOrphaned || nodes.isAnyAlive(), now);
        var begun = Objects.requireNonNullElse(execution.startedAt(), execution.createdAt());
        var axis = Axis.of(begun, Objects.requireNonNullElse(execution.endedAt(), now));
        return new ExecutionPage(
                executionId,
                execution.jobName(),
                execution.title(),
                standing,
                Actions.of(execution, owner, now),
                execution.parameters(),
                execution.status().isActive() ? begun.toString() : null,
                Words.duration(execution.took(clock)),
                Moment.of(execution.createdAt()),
                moment(execution.startedAt()),
                moment(execution.endedAt()),
                isOrphaned || !execution.isStoppable() ? null : owners.timeLeft(executionId),
                owner == null ? null : OwnerFacts.of(owner),
                execution.nodeId(),
                execution.exitMessage().strip().equals(standing.sentence()) ? "" : execution.exitMessage(),
                failures(plan),
                axis,
                new Lanes(plan, axis, now).all(),
                plan.rows(open, now),
                executions.attempts(execution.instanceId(), ATTEMPTS).stream()
                        .map(attempt -> Attempt.of(attempt, executionId, clock))
                        .toList(),
                audit.of(executionId),
                address(executionId, open),
                trigger(execution));
    }

    private static @Nullable Moment moment(@Nullable Instant instant) {
        return instant == null ? null : Moment.of(instant);
    }

    /** The whole trace as the log has it, of steps that logged none what the job repository kept of it; partitions first. */
    private List<Failure> failures(StepPlan plan) {
        var failed = plan.executed().stream()
                .filter(step -> step.status() == ExecutionStatus.FAILED
                        && !step.exitMessage().isEmpty())
                .toList();
        if (failed.isEmpty()) {
            return List.of();
        }
        var logged = failures.of(plan.execution().executionId()).stream()
                .collect(Collectors.toMap(Failure::step, Function.identity()));
        var failures = new ArrayList<Failure>();
        for (boolean isPartition : List.of(true, false)) {
            for (var step : failed) {
                if (step.isPartition() == isPartition) {
                    var trace = logged.get(step.name());
                    failures.add(new Failure(
                            step.name(),
                            Words.firstLine(step.exitMessage()),
                            trace == null ? step.exitMessage() : trace.trace()));
                }
            }
        }
        return failures;
    }

    private static String address(long executionId, Set<String> open) {
        var address = UriComponentsBuilder.fromPath("/executions/" + executionId);
        open.stream().sorted().forEach(step -> address.queryParam("open", step));
        return address.build().toUriString();
    }

    /** What runs moves on although nothing is committed; what drains is looked at from moment to moment. */
    private static String trigger(Execution execution) {
        if (execution.status() == ExecutionStatus.STOPPING) {
            return CHANGES + ", every 1s";
        }
        return execution.status().isActive() ? CHANGES + ", every 5s" : CHANGES;
    }
}
