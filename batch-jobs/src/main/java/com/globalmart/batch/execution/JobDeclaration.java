package com.globalmart.batch.execution;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * A job that may be requested: what it is for, its parameters, its stages.
 *
 * @param toJobParameters makes the job's parameters from the texts of a request; throws {@link InvalidParameterException}
 */
public record JobDeclaration(
        Job job,
        String description,
        List<Parameter> parameters,
        List<Stage> stages,
        Function<Map<String, String>, JobParameters> toJobParameters) {

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
