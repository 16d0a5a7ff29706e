package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_INSTANCE;

import com.globalmart.batch.database.IdleLimit;
import java.util.LinkedHashSet;
import java.util.Objects;
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
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** Starts executions: of a job one after the other on all nodes, so that what one start finds no other is just changing. */
@Repository
class Starter {

    private final JobOperator jobOperator;
    private final JobRepository jobRepository;
    private final StepContexts stepContexts;
    private final UnfinishedSteps unfinishedSteps;
    private final StepHistory stepHistory;
    private final Owners owners;
    private final RequestedExecutions requested;
    private final IdleLimit idleLimit;
    private final DSLContext warehouse;
    private final TransactionTemplate ownTransactions;
    private final TransactionTemplate lockTransactions;

    Starter(
            JobOperator jobOperator,
            JobRepository jobRepository,
            StepContexts stepContexts,
            UnfinishedSteps unfinishedSteps,
            StepHistory stepHistory,
            Owners owners,
            RequestedExecutions requested,
            IdleLimit idleLimit,
            DSLContext warehouse,
            PlatformTransactionManager transactionManager) {
        this.jobOperator = jobOperator;
        this.jobRepository = jobRepository;
        this.stepContexts = stepContexts;
        this.unfinishedSteps = unfinishedSteps;
        this.stepHistory = stepHistory;
        this.owners = owners;
        this.requested = requested;
        this.idleLimit = idleLimit;
        this.warehouse = warehouse;
        this.ownTransactions = new TransactionTemplate(transactionManager);
        this.ownTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.lockTransactions = new TransactionTemplate(transactionManager);
        this.lockTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Starts an execution.
     *
     * @return its id, or that of the one that the request has started already
     * @throws NeedUnmetException when it is to run alone and another runs
     * @throws RefusedException when its instance is running or complete, or the restarted execution has been gone on with
     */
    long start(Starting starting) {
        var job = starting.declaration().name();
        return Objects.requireNonNull(lockTransactions.execute(status -> {
            idleLimit.setForThisTransaction();
            warehouse
                    .select(DSL.field("pg_advisory_xact_lock(hashtext({0}))", DSL.val("launch " + job)))
                    .fetch();
            var started = requested.startedBy(starting.request()); // while this node was frozen, by another
            if (started.isPresent()) {
                return started.get();
            }
            if (starting.alone()) {
                owners.running(job).ifPresent(running -> {
                    throw new NeedUnmetException("%s still runs: %s".formatted(job, running));
                });
            }
            return ownTransactions.execute(none -> startAlone(starting));
        }));
    }

    /** The job repository commits on its own, whatever transaction the caller has open. */
    private long startAlone(Starting starting) {
        var job = starting.declaration().name();
        forgetInstancesWithoutExecution(job);
        var what = "%s (%s)".formatted(job, describe(starting.parameters()));
        try {
            return jobOperator
                    .start(starting.declaration().job(), goingOn(starting))
                    .getId();
        } catch (JobExecutionAlreadyRunningException | DuplicateKeyException e) {
            throw owners.refusal(what + " is already running", instance(starting));
        } catch (JobInstanceAlreadyCompleteException e) {
            throw owners.refusal(what + " is already complete", instance(starting));
        } catch (JobExecutionException e) {
            throw new RefusedException("%s could not be started: %s".formatted(what, e.getMessage()));
        }
    }

    private long instance(Starting starting) {
        var instance = jobRepository.getJobInstance(starting.declaration().name(), starting.parameters());
        return Objects.requireNonNull(instance).getId();
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
    private JobParameters goingOn(Starting starting) {
        var parameters = RequestedExecutions.marked(starting.parameters(), starting.request());
        var last = lastExecution(starting.declaration().name(), parameters);
        if (last == null || (last.getStatus() != BatchStatus.FAILED && last.getStatus() != BatchStatus.STOPPED)) {
            return parameters;
        }
        if (starting.restarted() != null && starting.restarted() != last.getId()) {
            throw owners.refusal(
                    "execution %d has been gone on with".formatted(starting.restarted()), last.getJobInstanceId());
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
}
