package com.globalmart.batch.execution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * A job that may be requested: what it is for, its parameters, its stages.
 *
 * @param toJobParameters makes the job's parameters from the texts of a request; throws {@link InvalidParameterException}
 * @param needs the job that must be COMPLETED for the same business date; null where it needs none
 */
public record JobDeclaration(
        Job job,
        String description,
        List<Parameter> parameters,
        List<Stage> stages,
        Function<Map<String, String>, JobParameters> toJobParameters,
        @Nullable String needs) {

    /** The parameter that says which date a job is about that needs another. */
    public static final String BUSINESS_DATE = "businessDate";

    /** A job that needs no other. */
    public JobDeclaration(
            Job job,
            String description,
            List<Parameter> parameters,
            List<Stage> stages,
            Function<Map<String, String>, JobParameters> toJobParameters) {
        this(job, description, parameters, stages, toJobParameters, null);
    }

    /** The same job, launched for a business date only when that other job is COMPLETED for it. */
    public JobDeclaration needing(String other) {
        return new JobDeclaration(job, description, parameters, stages, toJobParameters, other);
    }

    /** What a parameter's text must be. */
    public enum ParameterType {
        DATE,
        INTEGER,
        TEXT
    }

    /** A parameter that a request may or must give. */
    public record Parameter(String name, ParameterType type, boolean required, String description) {}

    public String name() {
        return job.getName();
    }

    /**
     * The steps that a restart runs again which is to begin at one of them.
     *
     * @param completed names of the steps that are complete
     * @throws RefusedException when there is no such step, it was not reached, or a complete one from there on is not repeatable
     */
    List<String> stepsToRepeat(String from, Set<String> completed) {
        var parts = stages.stream().flatMap(stage -> stage.parts().stream()).toList();
        var names = parts.stream().map(part -> part.step().getName()).toList();
        int first = names.indexOf(from);
        if (first < 0) {
            throw new RefusedException(
                    "job %s has no step \"%s\", known: %s".formatted(name(), from, String.join(", ", names)));
        }
        if (!completed.containsAll(names.subList(0, first))) {
            throw new RefusedException("step %s was not reached: restart without naming a step".formatted(from));
        }
        var again = parts.subList(first, parts.size()).stream()
                .filter(part -> completed.contains(part.step().getName()))
                .toList();
        var once = again.stream()
                .filter(part -> !part.isRepeatable())
                .map(part -> part.step().getName())
                .toList();
        if (!once.isEmpty()) {
            var repeatable = names.subList(names.indexOf(once.getLast()) + 1, names.size()).stream()
                    .filter(completed::contains)
                    .toList();
            throw new RefusedException("%s: complete and not repeatable, so a restart cannot begin at %s; it can at %s"
                    .formatted(
                            String.join(", ", once),
                            from,
                            repeatable.isEmpty() ? "none but where it ended" : String.join(", ", repeatable)));
        }
        return again.stream().map(part -> part.step().getName()).toList();
    }

    /**
     * The parameters of a launch.
     *
     * @throws InvalidParameterException when one is unknown, missing or of the wrong type
     */
    JobParameters parse(Map<String, String> given) {
        var known = parameters.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidParameterException(
                        "job %s has no parameter \"%s\", known: %s".formatted(name(), name, String.join(", ", known)));
            }
        }
        for (var parameter : parameters) {
            if (parameter.required() && !given.containsKey(parameter.name())) {
                throw new InvalidParameterException("job %s needs the parameter \"%s\": %s"
                        .formatted(name(), parameter.name(), parameter.description()));
            }
        }
        return toJobParameters.apply(given);
    }
}
