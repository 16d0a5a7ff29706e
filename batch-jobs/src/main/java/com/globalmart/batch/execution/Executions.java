package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** Starts, restarts and stops executions of the declared jobs on this node. */
@Repository
public class Executions {

    private final Map<String, JobDeclaration> jobs;
    private final JobRepository jobRepository;
    private final StepContexts stepContexts;
    private final StepHistory stepHistory;
    private final Needs needs;
    private final Owners owners;
    private final RequestedExecutions requested;
    private final Starter starter;
    private final DSLContext warehouse;
    private final TransactionTemplate ownTransactions;

    Executions(
            List<JobDeclaration> declarations,
            JobRepository jobRepository,
            StepContexts stepContexts,
            StepHistory stepHistory,
            Needs needs,
            Owners owners,
            RequestedExecutions requested,
            Starter starter,
            DSLContext warehouse,
            PlatformTransactionManager transactionManager) {
        this.jobs = declarations.stream()
                .collect(Collectors.toMap(JobDeclaration::name, Function.identity(), (a, b) -> a, TreeMap::new));
        this.jobRepository = jobRepository;
        this.stepContexts = stepContexts;
        this.stepHistory = stepHistory;
        this.needs = needs;
        this.owners = owners;
        this.requested = requested;
        this.starter = starter;
        this.warehouse = warehouse;
        this.ownTransactions = new TransactionTemplate(transactionManager);
        this.ownTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * Starts a job that nobody asked for by a request.
     *
     * @param given texts of the job's parameters by name
     * @return id of the execution, which runs on
     * @throws RefusedException when there is no such job, or its instance is running or complete
     * @throws NeedUnmetException when another job has to be complete first
     * @throws InvalidParameterException when a parameter is unknown, missing or malformed
     */
    public long launch(String jobName, Map<String, String> given) {
        return launch(jobName, given, false, Starting.NO_REQUEST);
    }

    /**
     * Starts a job.
     *
     * @param alone whether no other execution of the job may run
     * @param request that asks for it: what it has started already, and could not say, is not started again
     * @throws NeedUnmetException also when one does
     */
    public long launch(String jobName, Map<String, String> given, boolean alone, long request) {
        return requested.startedBy(request).orElseGet(() -> launchAnew(jobName, given, alone, request));
    }

    private long launchAnew(String jobName, Map<String, String> given, boolean alone, long request) {
        var declaration = jobs.get(jobName);
        if (declaration == null) {
            throw new RefusedException(
                    "no job named \"%s\", known: %s".formatted(jobName, String.join(", ", jobs.keySet())));
        }
        var parameters = declaration.parse(given);
        needs.require(declaration, parameters);
        return starter.start(new Starting(declaration, parameters, request, alone, null));
    }

    /**
     * Goes on with the instance of a failed or stopped execution where it ended.
     *
     * @return id of the new execution, which runs on
     * @throws RefusedException when the execution does not exist, has not ended, or is not the instance's latest
     */
    public long restart(long executionId) {
        return restart(executionId, null, Starting.NO_REQUEST);
    }

    /**
     * Goes on with the instance of a failed or stopped execution.
     *
     * @param fromStep the step to begin at, which runs again with those after it though they are complete; null for where it ended
     * @param request that asks for it: what it has started already, and could not say, is not started again
     * @return id of the new execution, which runs on
     * @throws RefusedException when the execution does not exist, has not ended, or is not the instance's latest, or the steps
     *     cannot run again
     */
    public long restart(long executionId, @Nullable String fromStep, long request) {
        return requested.startedBy(request).orElseGet(() -> restartAnew(executionId, fromStep, request));
    }

    private long restartAnew(long executionId, @Nullable String fromStep, long request) {
        var execution = require(executionId);
        var name = execution.getJobInstance().getJobName();
        if (execution.isRunning()) {
            throw owners.refusal(
                    name + " is already running", execution.getJobInstance().getId());
        }
        if (execution.getStatus() != BatchStatus.FAILED && execution.getStatus() != BatchStatus.STOPPED) {
            throw new RefusedException("execution %d of %s is %s; only FAILED and STOPPED executions are restarted"
                    .formatted(executionId, name, execution.getStatus()));
        }
        var declaration = jobs.get(name);
        if (declaration == null) {
            throw new RefusedException(
                    "execution %d belongs to the job %s, which this node does not know".formatted(executionId, name));
        }
        var again = fromStep == null
                ? List.<String>of()
                : declaration.stepsToRepeat(
                        fromStep,
                        stepHistory.completed(execution.getJobInstance().getId()));
        var parameters = RepeatableStep.again(execution.getJobParameters(), again);
        return starter.start(new Starting(declaration, parameters, request, false, executionId));
    }

    /**
     * Asks an execution to stop after its current chunks, by compare-and-set, so that no write of its owner is lost.
     *
     * @return what happens next, a sentence
     * @throws RefusedException when the execution does not exist or does not run
     */
    public String stop(long executionId) {
        require(executionId);
        var asked = warehouse
                .update(BATCH_JOB_EXECUTION)
                .set(BATCH_JOB_EXECUTION.STATUS, "STOPPING")
                .set(BATCH_JOB_EXECUTION.VERSION, BATCH_JOB_EXECUTION.VERSION.plus(1))
                .where(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.eq(executionId))
                .and(BATCH_JOB_EXECUTION.STATUS.in("STARTING", "STARTED"))
                .execute();
        if (asked == 0) {
            throw new RefusedException("execution %d is %s, it does not run"
                    .formatted(executionId, require(executionId).getStatus()));
        }
        return owners.lostOwner(executionId)
                .map(node ->
                        "execution %d does nothing any more: its node %s is gone; it is STOPPED once it is taken over, by itself within half a minute, or now by recover"
                                .formatted(executionId, node))
                .orElse("execution %d stops after its current chunk".formatted(executionId));
    }

    /**
     * Gives up an execution for ever, by compare-and-set: neither it nor its instance can be started again.
     *
     * @throws RefusedException when the execution does not exist, or has neither failed nor been stopped
     */
    public void abandon(long executionId) {
        require(executionId);
        var abandoned = warehouse
                .update(BATCH_JOB_EXECUTION)
                .set(BATCH_JOB_EXECUTION.STATUS, "ABANDONED")
                .set(BATCH_JOB_EXECUTION.VERSION, BATCH_JOB_EXECUTION.VERSION.plus(1))
                .where(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.eq(executionId))
                .and(BATCH_JOB_EXECUTION.STATUS.in("FAILED", "STOPPED"))
                .execute();
        if (abandoned == 0) {
            throw new RefusedException("execution %d is %s; only FAILED and STOPPED executions are abandoned"
                    .formatted(executionId, require(executionId).getStatus()));
        }
    }

    private JobExecution require(long executionId) {
        return Objects.requireNonNull(ownTransactions.execute(status -> {
            try {
                return Objects.requireNonNull(jobRepository.getJobExecution(executionId));
            } catch (EmptyResultDataAccessException e) {
                throw new RefusedException("no execution %d".formatted(executionId));
            } catch (JacksonException e) {
                throw stepContexts.unreadable(instanceOf(executionId), e);
            }
        }));
    }

    private long instanceOf(long executionId) {
        return warehouse
                .select(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID)
                .from(BATCH_JOB_EXECUTION)
                .where(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.eq(executionId))
                .fetchSingle()
                .value1();
    }
}
