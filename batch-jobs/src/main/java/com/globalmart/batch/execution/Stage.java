package com.globalmart.batch.execution;

import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.step.Step;

/** A part of a load: steps in order. Every stage is a job of its own, and a part of {@code nightly}. */
public final class Stage {

    /**
     * @param step what runs
     * @param description what it does, for people
     */
    public record Part(Step step, String description) {

        /** Whether it may run again once it is complete. */
        public boolean isRepeatable() {
            return step instanceof RepeatableStep;
        }

        /** Whether it does so at every restart. */
        public boolean runsAtEveryRestart() {
            return step instanceof RepeatableStep repeatable && repeatable.runsAtEveryRestart();
        }
    }

    private final String name;
    private final String description;
    private final List<Part> parts = new ArrayList<>();

    private Stage(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public static Stage named(String name, String description) {
        return new Stage(name, description);
    }

    /** Adds the step that runs next. */
    public Stage then(Step step, String whatItDoes) {
        parts.add(new Part(step, whatItDoes));
        return this;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The steps as a flow, one after the other. */
    public Flow flow() {
        var builder = new FlowBuilder<Flow>(name).start(parts.getFirst().step());
        for (var part : parts.subList(1, parts.size())) {
            builder = builder.next(part.step());
        }
        return builder.build();
    }
}
