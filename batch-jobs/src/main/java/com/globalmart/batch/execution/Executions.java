package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_INSTANCE;

import com.globalmart.batch.database.IdleLimit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** Starts, restarts and stops executions of the declared jobs on this node. */
@Repository
public class Executions {

    /**
     * An execution that is to be started.
     *
     * @param request that asks for it
     * @param alone whether no other execution of the job may run
     * @param restarted the execution that it goes on with; null where a launch goes on with whatever there is
     */
    private record Starting(
            JobParameters parameters,
            long request,
            boolean alone,
            @Nullable Long restarted) {

        static final long NO_REQUEST = 0;
    }

    private final Map<String, JobDeclaration> jobs;
    private final JobOperator jobOperator;
    private final JobRepository jobRepository;
    private final StepContexts stepContexts;
    private final UnfinishedSteps unfinishedSteps;
    private final StepHistory stepHistory;
    private final Needs needs;
    private final Owners owners;
    private final Starts starts;
    private final IdleLimit idleLimit;
    private final DSLContext warehouse;
    private final TransactionTemplate ownTransactions;
    private final TransactionTemplate lockTransactions;

    Executions(
            List<JobDeclaration> declarations,
            JobOperator jobOperator,
            JobRepository jobRepository,
            StepContexts stepContexts,
            UnfinishedSteps unfinishedSteps,
            StepHistory stepHistory,
            Needs needs,
            Owners owners,
            Starts starts,
            IdleLimit idleLimit,
            DSLContext warehouse,
            PlatformTransactionManager transactionManager) {
        this.jobs = declarations.stream()
                .collect(Collectors.toMap(JobDeclaration::name, Function.identity(), (a, b) -> a, TreeMap::new));
        this.jobOperator = jobOperator;
        this.jobRepository = jobRepository;
        this.stepContexts = stepContexts;
        this.unfinishedSteps = unfinishedSteps;
        this.stepHistory = stepHistory;
        this.needs = needs;
        this.owners = owners;
        this.starts = starts;
        this.idleLimit = idleLimit;
        this.warehouse = warehouse;
        this.ownTransactions = new TransactionTemplate(transactionManager);
        this.ownTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.lockTransactions = new TransactionTemplate(transactionManager);
        this.lockTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
        var declaration = jobs.get(jobName);
        if (declaration == null) {
            throw new RefusedException(
                    "no job named \"%s\", known: %s".formatted(jobName, String.join(", ", jobs.keySet())));
        }
        var parameters = declaration.parse(given);
        needs.require(declaration, parameters);
        return start(declaration, new Starting(parameters, request, alone, null));
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
        var execution = require(executionId);
        var name = execution.getJobInstance().getJobName();
        if (execution.isRunning()) {
            throw new RefusedException("%s is already running: %s"
                    .formatted(name, owners.newestOf(execution.getJobInstance().getId())));
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
        return start(declaration, new Starting(parameters, request, false, executionId));
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

    /** Launches of one job go one after the other on all nodes: what one finds, no other is just changing. */
    private long start(JobDeclaration declaration, Starting starting) {
        return Objects.requireNonNull(lockTransactions.execute(status -> {
            idleLimit.setForThisTransaction();
            warehouse
                    .select(DSL.field("pg_advisory_xact_lock(hashtext({0}))", DSL.val("launch " + declaration.name())))
                    .fetch();
            var started = starts.startedBy(starting.request());
            if (started.isPresent()) {
                return started.get();
            }
            if (starting.alone()) {
                owners.running(declaration.name()).ifPresent(running -> {
                    throw new NeedUnmetException("%s still runs: %s".formatted(declaration.name(), running));
                });
            }
            return ownTransactions.execute(none -> startAlone(declaration, starting));
        }));
    }

    /** The job repository commits on its own, whatever transaction the caller has open. */
    private long startAlone(JobDeclaration declaration, Starting starting) {
        forgetInstancesWithoutExecution(declaration.name());
        var parameters = starting.parameters();
        var what = "%s (%s)".formatted(declaration.name(), describe(parameters));
        try {
            return jobOperator
                    .start(declaration.job(), goingOn(declaration.name(), starting))
                    .getId();
        } catch (JobExecutionAlreadyRunningException | DuplicateKeyException e) {
            throw new RefusedException("%s is already running: %s".formatted(what, newest(declaration, parameters)));
        } catch (JobInstanceAlreadyCompleteException e) {
            throw new RefusedException("%s is already complete: %s".formatted(what, newest(declaration, parameters)));
        } catch (JobExecutionException e) {
            throw new RefusedException("%s could not be started: %s".formatted(what, e.getMessage()));
        }
    }

    private String newest(JobDeclaration declaration, JobParameters parameters) {
        return owners.newestOf(Objects.requireNonNull(jobRepository.getJobInstance(declaration.name(), parameters))
                .getId());
    }

    /** What a node leaves that dies between making an instance and its execution; the instance could never be started. */
    private void forgetInstancesWithoutExecution(String jobName) {
        warehouse
                .deleteFrom(BATCH_JOB_INSTANCE)
                .where(BATCH_JOB_INSTANCE.JOB_NAME.eq(jobName))
                .and(DSL.notExists(DSL.selectOne()
                        .from(BATCH_JOB_EXECUTION)
                        .where(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID.eq(BATCH_JOB_INSTANCE.JOB_INSTANCE_ID))))
                .execute();
    }

    /**
     * The parameters of an execution that goes on with the instance's last one: steps which that was to run again, and did not come
     * to, are still to run again. Its unfinished steps are settled, as its node may have died before it did so.
     */
    private JobParameters goingOn(String jobName, Starting starting) {
        var parameters = Starts.marked(starting.parameters(), starting.request());
        var last = lastExecution(jobName, parameters);
        if (last == null || last.getStatus() != BatchStatus.FAILED && last.getStatus() != BatchStatus.STOPPED) {
            return parameters;
        }
        if (starting.restarted() != null && starting.restarted() != last.getId()) {
            throw new RefusedException("execution %d has been gone on with: %s"
                    .formatted(starting.restarted(), owners.newestOf(last.getJobInstanceId())));
        }
        unfinishedSteps.fail(last.getId());
        var again = new LinkedHashSet<>(RepeatableStep.named(last.getJobParameters()));
        again.removeAll(stepHistory.completedIn(last.getId()));
        again.addAll(RepeatableStep.named(parameters));
        return RepeatableStep.again(parameters, again);
    }

    private @Nullable JobExecution lastExecution(String jobName, JobParameters parameters) {
        var instance = jobRepository.getJobInstance(jobName, parameters);
        if (instance == null) {
            return null;
        }
        try {
            return jobRepository.getLastJobExecution(instance);
        } catch (JacksonException e) {
            throw stepContexts.unreadable(instance.getId(), e);
        }
    }

    private static String describe(JobParameters parameters) {
        return parameters.getIdentifyingParameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.value())
                .sorted()
                .collect(Collectors.joining(", "));
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
