package com.globalmart.admin.execution.restart;

import com.globalmart.admin.execution.LastStep;
import com.globalmart.admin.execution.StepName;
import com.globalmart.admin.execution.StepOrder;
import com.globalmart.admin.execution.StoredContext;
import com.globalmart.admin.page.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a restart does with a step, or with a partition of one.
 *
 * @param name the step, or what tells the partition from others
 * @param why where it goes on, or why it does not run, in a few words
 * @param partitions what it does with each of the step's partitions; empty where it has none, or none is run
 */
record Prediction(String name, Decision decision, String why, List<Prediction> partitions) {

    private static final String UNDONE = "from its beginning: what it had not committed was undone";

    static Prediction first(String step) {
        return new Prediction(step, Decision.FIRST, "it was not reached yet", List.of());
    }

    static Prediction skipped(LastStep last) {
        return new Prediction(
                StepName.shown(last.name()),
                Decision.SKIP,
                "complete in execution %d".formatted(last.executionId()),
                List.of());
    }

    static Prediction again(LastStep last, String why) {
        return new Prediction(StepName.shown(last.name()), Decision.AGAIN, why, List.of());
    }

    /** A step that was not complete: each of its partitions for itself, or where it keeps its place. */
    static Prediction unfinished(LastStep last, List<LastStep> partitions) {
        if (partitions.isEmpty()) {
            return alone(last);
        }
        var predicted = partitions.stream()
                .sorted(Comparator.comparing(LastStep::name, StepOrder.NUMBERS_BY_VALUE))
                .map(partition -> partition.isComplete() ? skipped(partition) : alone(partition))
                .toList();
        return new Prediction(last.name(), Decision.GO_ON, summary(predicted), predicted);
    }

    private static Prediction alone(LastStep last) {
        var name = StepName.shown(last.name());
        var context = StoredContext.parse(last.context());
        if (context.has("done")) {
            return new Prediction(name, Decision.GO_ON, "its work is committed: only its end is written", List.of());
        }
        var next = context.number("nextOffset");
        var from = context.number("from");
        var to = context.number("to");
        if (next != null && from != null && to != null && next > from) {
            return new Prediction(
                    name,
                    Decision.GO_ON,
                    "at row %s of %s".formatted(Words.number(next - from + 1), Words.number(to - from)),
                    List.of());
        }
        var key = context.text("lastKey");
        if (key != null && !key.isEmpty()) {
            return new Prediction(name, Decision.GO_ON, "behind key " + key, List.of());
        }
        var day = context.text("lastDay");
        if (day != null) {
            return new Prediction(name, Decision.GO_ON, "behind " + day, List.of());
        }
        return new Prediction(name, Decision.AGAIN, UNDONE, List.of());
    }

    private static String summary(List<Prediction> partitions) {
        var parts = new ArrayList<String>();
        add(parts, partitions, Decision.SKIP, "complete");
        add(parts, partitions, Decision.GO_ON, "to go on");
        add(parts, partitions, Decision.AGAIN, "from the beginning");
        return "%s: %s".formatted(Words.count(partitions.size(), "partition"), String.join(", ", parts));
    }

    private static void add(List<String> parts, List<Prediction> partitions, Decision decision, String word) {
        long count = partitions.stream()
                .filter(partition -> partition.decision() == decision)
                .count();
        if (count > 0) {
            parts.add(Words.number(count) + " " + word);
        }
    }
}
