package com.globalmart.admin.tonight;

import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.execution.Owners;
import com.globalmart.admin.load.Loads;
import com.globalmart.admin.node.Node;
import com.globalmart.admin.node.Nodes;
import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.problem.OpenProblems;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together how the night stands. */
@Component
class Nights {

    private final Loads loads;
    private final Nodes nodes;
    private final Executions executions;
    private final Owners owners;
    private final OpenProblems problems;
    private final LastNights lastNights;
    private final NextFires fires;
    private final Clock clock;

    Nights(
            Loads loads,
            Nodes nodes,
            Executions executions,
            Owners owners,
            OpenProblems problems,
            LastNights lastNights,
            NextFires fires,
            Clock clock) {
        this.loads = loads;
        this.nodes = nodes;
        this.executions = executions;
        this.owners = owners;
        this.problems = problems;
        this.lastNights = lastNights;
        this.fires = fires;
        this.clock = clock;
    }

    /** @param newest the newest execution of each job */
    Night now(List<Execution> newest) {
        var published = loads.published();
        var open = loads.open();
        var known = nodes.all();
        var active = executions.active();
        return new Night(
                Headline.of(known, newest, active, published, clock),
                published.map(load -> Words.day(load.businessDate())).orElse("nothing yet"),
                published.map(load -> Moment.of(load.publishedAt())).orElse(null),
                open.map(load -> Words.day(load.businessDate())
                                + (load.attempt() > 1 ? ", attempt " + load.attempt() : ""))
                        .orElse("none"),
                open.map(load -> Moment.of(load.openedAt())).orElse(null),
                alive(known),
                known.stream().map(Nights::row).toList(),
                active.stream().map(this::running).toList(),
                problems.all(),
                lastNights.newest().orElse(null),
                fires.soonest());
    }

    private static String alive(List<Node> known) {
        long alive = known.stream().filter(Node::isAlive).count();
        return alive == known.size() ? Words.number(alive) : "%d of %d".formatted(alive, known.size());
    }

    private Night.Running running(Execution execution) {
        var started = execution.startedAt();
        return new Night.Running(
                execution.executionId(),
                execution.title(),
                execution.status().state(),
                started == null ? execution.createdAt() : started,
                Words.duration(execution.took(clock)),
                owners.timeLeft(execution.executionId()));
    }

    private static Night.NodeRow row(Node node) {
        var state = node.isAlive() ? new State("alive", Mark.GOOD) : new State("silent", Mark.BAD);
        return new Night.NodeRow(node.nodeId(), state, Words.ago(node.silence()));
    }
}
