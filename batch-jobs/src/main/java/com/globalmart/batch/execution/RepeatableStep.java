package com.globalmart.batch.execution;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.JobSynchronizationManager;
import org.springframework.batch.core.step.tasklet.TaskletStep;

/**
 * A step that may run again though it is complete: what it makes replaces what it made. It does so in an execution that names it in
 * the parameter {@code again}, which identifies nothing: a restart from a step.
 */
final class RepeatableStep extends TaskletStep {

    private static final String AGAIN = "again";

    private final boolean always;

    /** @param always whether it runs again at every restart */
    RepeatableStep(String name, JobRepository jobRepository, boolean always) {
        super(jobRepository);
        setName(name);
        this.always = always;
    }

    @Override
    public boolean isAllowStartIfComplete() {
        return always || isNamedByThisExecution();
    }

    boolean runsAtEveryRestart() {
        return always;
    }

    /** The parameters of an execution that goes on with that of the given ones, and runs the steps again. */
    static JobParameters again(JobParameters parameters, Collection<String> steps) {
        var others = new HashSet<>(parameters.parameters());
        others.removeIf(parameter -> parameter.name().equals(AGAIN));
        if (!steps.isEmpty()) {
            others.add(new JobParameter<>(AGAIN, String.join(",", steps), String.class, false));
        }
        return new JobParameters(others);
    }

    private boolean isNamedByThisExecution() {
        var context = JobSynchronizationManager.getContext();
        if (context == null) {
            return false;
        }
        return named(context.getJobExecution().getJobParameters()).contains(getName());
    }

    /** The steps that an execution with these parameters runs again. */
    static List<String> named(JobParameters parameters) {
        var again = parameters.getString(AGAIN);
        return again == null ? List.of() : List.of(again.split(","));
    }
}
