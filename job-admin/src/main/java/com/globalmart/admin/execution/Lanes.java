package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws the steps of an execution, and their partitions, over its time. */
record Lanes(StepPlan plan, Axis axis, Instant now) {

    private static final int ROOM = 120; // pixels for the partitions of a step, as far as lines do not get too thin
    private static final double THICKEST = 8;
    private static final double THINNEST = 0.75;

    List<Lane> all() {
        return plan.placed().stream().map(this::lane).toList();
    }

    private Lane lane(StepPlan.Placed placed) {
        var step = placed.step();
        if (step == null) {
            var earlier = placed.completedIn();
            var state = earlier == null ? plan.notReached() : StepRow.DONE_BEFORE;
            return new Lane(placed.name(), state, null, Words.NOTHING, List.of(), 0, "", "");
        }
        var partitions = placed.partitions();
        double pitch = Math.clamp((double) ROOM / Math.max(1, partitions.all().size()), THINNEST, THICKEST);
        var bars = bars(partitions, pitch);
        var took = step.startedAt() == null ? Words.NOTHING : Words.duration(step.took(now));
        return new Lane(
                step.name(),
                step.status().state(),
                bar(step),
                took,
                bars,
                (int) Math.ceil(pitch * partitions.all().size()),
                summary(partitions),
                "%s: %s, %s".formatted(step.name(), step.status().state().word(), took));
    }

    private Axis.@Nullable Bar bar(StepExecution step) {
        var start = step.startedAt();
        return start == null ? null : axis.bar(start, Objects.requireNonNullElse(step.endedAt(), now));
    }

    private List<Lane.PartitionBar> bars(Partitions partitions, double pitch) {
        var slow = partitions.stragglers(now);
        var bars = new ArrayList<Lane.PartitionBar>();
        for (int line = 0; line < partitions.all().size(); line++) {
            var partition = partitions.all().get(line);
            var bar = bar(partition);
            if (bar == null) {
                continue;
            }
            boolean isSlow = slow.contains(partition);
            bars.add(new Lane.PartitionBar(
                    bar,
                    pixels(line * pitch),
                    pixels(pitch > 3 ? pitch - 1.5 : pitch),
                    isSlow ? "straggler" : partition.status().state().mark().style(),
                    "%s: %s, %s%s"
                            .formatted(
                                    StepName.shown(partition.name()),
                                    partition.status().state().word(),
                                    Words.duration(partition.took(now)),
                                    isSlow ? ", a straggler" : "")));
        }
        return bars;
    }

    private String summary(Partitions partitions) {
        if (partitions.all().isEmpty()) {
            return "";
        }
        long running =
                partitions.all().stream().filter(StepExecution::isRunning).count();
        long failed = partitions.all().stream()
                .filter(partition -> partition.status().state().mark() == Mark.BAD)
                .count();
        var words = new StringBuilder("%s of %s done"
                .formatted(
                        Words.number(partitions.completed()),
                        Words.count(partitions.all().size(), "partition")));
        if (running > 0) {
            words.append(", ").append(Words.number(running)).append(" running");
        }
        if (failed > 0) {
            words.append(", ").append(Words.number(failed)).append(" failed");
        }
        int slow = partitions.stragglers(now).size();
        if (slow > 0) {
            words.append(", ").append(Words.count(slow, "straggler"));
        }
        return words.toString();
    }

    private static String pixels(double pixels) {
        return String.format(Locale.ROOT, "%.2f", pixels);
    }
}
