package com.globalmart.batch.execution;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.FlowJobBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Makes jobs of stages; each execution is owned by the node that runs it, from its first step to its end. */
@Component
public class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    private final JobRepository jobRepository;
    private final Leases leases;
    private final UnfinishedSteps unfinishedSteps;

    Jobs(JobRepository jobRepository, Leases leases, UnfinishedSteps unfinishedSteps) {
        this.jobRepository = jobRepository;
        this.leases = leases;
        this.unfinishedSteps = unfinishedSteps;
    }

    /** A job that runs the stages in order. */
    public Job of(String name, Stage... stages) {
        return of(name, List.of(stages));
    }

    /** A job that runs the stages in order. */
    public Job of(String name, List<Stage> stages) {
        FlowBuilder<FlowJobBuilder> flow = new JobBuilder(name, jobRepository)
                .listener(new Ownership())
                .start(stages.getFirst().flow());
        for (var stage : stages.subList(1, stages.size())) {
            flow = flow.next(stage.flow());
        }
        return flow.end().build();
    }

    private final class Ownership implements JobExecutionListener {

        @Override
        public void beforeJob(JobExecution execution) {
            ExecutionLog.beginExecution(execution.getId());
            leases.acquire(execution.getId());
            log.info(
                    "{} execution {} starts: {}",
                    execution.getJobInstance().getJobName(),
                    execution.getId(),
                    execution.getJobParameters());
        }

        @Override
        public void afterJob(JobExecution execution) {
            leases.release(execution.getId());
            var reasons = reasons(execution);
            if (execution.getStatus() != BatchStatus.STOPPED && !reasons.isEmpty()) {
                var exit = execution.getExitStatus();
                execution.setExitStatus(
                        new ExitStatus( // the end is cut off where it is long
                                exit.getExitCode(),
                                "%s\n%s"
                                        .formatted(reasons, exit.getExitDescription())
                                        .strip()));
                log.error(
                        "{} execution {} failed: {}",
                        execution.getJobInstance().getJobName(),
                        execution.getId(),
                        reasons);
            }
            log.info(
                    "{} execution {} ends {}",
                    execution.getJobInstance().getJobName(),
                    execution.getId(),
                    execution.getStatus());
            if (execution.getStatus() == BatchStatus.FAILED) {
                unfinishedSteps.fail(execution.getId());
            }
            ExecutionLog.endExecution();
        }

        /** Why steps failed, a line each: the steps keep the whole traces. */
        private static String reasons(JobExecution execution) {
            return execution.getStepExecutions().stream()
                    .flatMap(step -> step.getFailureExceptions().stream()
                            .map(failure -> "step %s: %s".formatted(step.getStepName(), innermostMessage(failure))))
                    .distinct()
                    .collect(Collectors.joining("\n"));
        }

        /** The cause itself may say nothing, as one that the end of a connection has. */
        private static String innermostMessage(Throwable failure) {
            var message = failure.toString();
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (cause.getMessage() != null) {
                    message = cause.getMessage();
                }
            }
            return message;
        }
    }
}
