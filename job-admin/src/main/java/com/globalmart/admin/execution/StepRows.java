package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * The rows of one step: its own, and one for each of its partitions. Of many, those are shown that somebody looks for, unless all
 * were asked for.
 */
record StepRows(StepPlan plan, StepPlan.Placed placed, boolean isOpen, Instant now) {

    private static final int FEW = 8;

    List<StepRow> all() {
        var step = placed.step();
        if (step == null) {
            return List.of(notBegun());
        }
        var partitions = placed.partitions();
        var shown = shown(partitions);
        var slow = partitions.stragglers(now);
        var rows = new ArrayList<StepRow>();
        rows.add(StepRow.of(step, placed.declaration(), fold(partitions.all().size()), now));
        for (var partition : shown) {
            rows.add(StepRow.ofPartition(partition, slow.contains(partition), now));
        }
        return rows;
    }

    private StepRow notBegun() {
        var declaration = placed.declaration();
        if (declaration == null) {
            throw new IllegalStateException("a step is declared, or was begun");
        }
        var earlier = placed.completedIn();
        return earlier == null
                ? StepRow.notBegun(declaration, plan.notReached(), null)
                : StepRow.notBegun(declaration, StepRow.DONE_BEFORE, earlier);
    }

    private StepRow.Fold fold(int partitions) {
        return new StepRow.Fold(placed.name(), partitions, isOpen, partitions > FEW);
    }

    /** Failed ones first, then those that take longest; in the order of their names. */
    private List<StepExecution> shown(Partitions partitions) {
        if (isOpen || partitions.all().size() <= FEW) {
            return partitions.all();
        }
        var foremost = new HashSet<>(partitions.all().stream()
                .sorted(Comparator.comparing((StepExecution partition) ->
                                partition.status().state().mark() != Mark.BAD)
                        .thenComparing(partition -> !partition.isRunning())
                        .thenComparing(partition -> partition.took(now).negated()))
                .limit(FEW)
                .toList());
        return partitions.all().stream().filter(foremost::contains).toList();
    }
}
