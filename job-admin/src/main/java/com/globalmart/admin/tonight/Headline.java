package com.globalmart.admin.tonight;

import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.load.PublishedLoad;
import com.globalmart.admin.node.Node;
import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the night stands, in one sentence: the worst thing there is to say.
 *
 * @param detail what follows from it, or what to do
 * @param executionId the execution that it is about, if it is about one
 */
public record Headline(
        Mark mark, String sentence, String detail, @Nullable Long executionId) {

    /**
     * Chooses the sentence.
     *
     * @param newest the newest execution of each job
     * @param active what runs now, oldest first
     */
    static Headline of(
            List<Node> nodes,
            List<Execution> newest,
            List<Execution> active,
            Optional<PublishedLoad> published,
            Clock clock) {
        if (nodes.stream().noneMatch(Node::isAlive)) {
            return new Headline(
                    Mark.BAD,
                    "No batch node is alive",
                    "Nothing runs and nothing is taken up until batch-jobs is started. What is asked meanwhile waits.",
                    null);
        }
        var broken = newest.stream()
                .filter(execution ->
                        execution.status() == ExecutionStatus.FAILED || execution.status() == ExecutionStatus.UNKNOWN)
                .findFirst();
        if (broken.isPresent()) {
            return failed(broken.get(), clock);
        }
        if (!active.isEmpty()) {
            return running(active, clock);
        }
        var stopped = newest.stream()
                .filter(execution -> execution.status() == ExecutionStatus.STOPPED)
                .findFirst();
        if (stopped.isPresent()) {
            return new Headline(
                    Mark.WARN,
                    stopped.get().title() + " was stopped",
                    "It is not finished, and readers see nothing of it. Restart it when you are ready.",
                    stopped.get().executionId());
        }
        if (published.isEmpty()) {
            return new Headline(Mark.IDLE, "Nothing is published yet", "Launch nightly to make the first load.", null);
        }
        return new Headline(
                Mark.GOOD, "All is well", "Nothing is running, and the last run of every job went well.", null);
    }

    private static Headline failed(Execution execution, Clock clock) {
        var ended = execution.endedAt();
        var when = ended == null ? "" : " " + Words.ago(Duration.between(ended, clock.instant()));
        var reason = Words.firstLine(execution.exitMessage());
        return new Headline(
                Mark.BAD,
                execution.title() + " failed" + when,
                reason.isEmpty() ? "Readers still see what was published before." : reason,
                execution.executionId());
    }

    private static Headline running(List<Execution> active, Clock clock) {
        if (active.size() > 1) {
            return new Headline(
                    Mark.BUSY,
                    Words.count(active.size(), "job") + " are running",
                    active.stream().map(Execution::title).collect(Collectors.joining("; ")),
                    null);
        }
        var execution = active.getFirst();
        return new Headline(
                Mark.BUSY,
                "%s is %s"
                        .formatted(execution.title(), execution.status().state().word()),
                "for " + Words.duration(execution.took(clock)),
                execution.executionId());
    }
}
