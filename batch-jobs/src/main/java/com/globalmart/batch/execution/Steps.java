package com.globalmart.batch.execution;

import com.globalmart.batch.database.Connections;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Makes steps with what every step needs: the warehouse's transactions, so that rows and progress commit together; an end as
 * STOPPED when interrupted; and, in each transaction, a hold on the execution's lease, so that an owner that was taken for
 * dead writes nothing.
 */
@Component
public class Steps {

    /** In the context of a step that does one thing: it is done. */
    private static final String DONE = "done";

    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactionManager;
    private final StopSafely stopSafely;
    private final Leases leases;
    private final StepExpectations expectations;
    private final Connections connections;

    Steps(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            StopSafely stopSafely,
            Leases leases,
            StepExpectations expectations,
            Connections connections) {
        this.jobRepository = jobRepository;
        this.transactionManager = transactionManager;
        this.stopSafely = stopSafely;
        this.leases = leases;
        this.expectations = expectations;
        this.connections = connections;
    }

    /** A step that does one thing, once, in one transaction (or, while it is CONTINUABLE, one after the other). */
    public Step tasklet(String name, Tasklet tasklet) {
        return builder(name).tasklet(once(tasklet), transactionManager).build();
    }

    /** A step that runs again at every restart, also where it was complete, because it looks at what may have been mended. */
    public Step repeated(String name, Tasklet tasklet) {
        return mayRunAgain(name, tasklet, true);
    }

    /** A step that runs again where a restart is to begin at it or before it: what it makes replaces what it made. */
    public Step repeatable(String name, Tasklet tasklet) {
        return mayRunAgain(name, tasklet, false);
    }

    private Step mayRunAgain(String name, Tasklet tasklet, boolean always) {
        var step = new RepeatableStep(name, jobRepository, always);
        step.setTasklet(held(tasklet));
        step.setTransactionManager(transactionManager);
        step.registerStepExecutionListener(ExecutionLog.OF_STEP);
        return step;
    }

    private StepBuilder builder(String name) {
        return new StepBuilder(name, jobRepository).listener(ExecutionLog.OF_STEP);
    }

    /**
     * That its work is done commits together with it. A step that is stopped just then, or whose node dies, does not end COMPLETED,
     * and its restart finds that nothing is left to do.
     */
    private Tasklet once(Tasklet tasklet) {
        return (contribution, context) -> {
            var stepExecution = contribution.getStepExecution();
            if (stepExecution.getExecutionContext().containsKey(DONE)) {
                return RepeatStatus.FINISHED;
            }
            TransactionSynchronizationManager.registerSynchronization(new ForgetWhatWasNotCommitted(stepExecution));
            var status = held(tasklet).execute(contribution, context);
            if (status == null || !status.isContinuable()) {
                stepExecution.getExecutionContext().put(DONE, true);
            }
            return status;
        };
    }

    private Tasklet held(Tasklet tasklet) {
        return (contribution, context) -> {
            leases.hold(contribution.getStepExecution().getJobExecutionId());
            return tasklet.execute(contribution, context);
        };
    }

    /**
     * A step of chunks.
     *
     * @param size records committed together
     */
    public <I, O> Step chunks(
            String name, int size, ItemReader<I> reader, ItemProcessor<I, O> processor, ItemWriter<O> writer) {
        return builder(name)
                .<I, O>chunk(size)
                .transactionManager(transactionManager)
                .interruptionPolicy(stopSafely)
                .listener(new HoldLease<I, O>(reader))
                .reader(reader)
                .processor(processor)
                .writer(writer)
                .build();
    }

    /**
     * A step that is made anew for each of its executions, of which several may run at once: its reader and what else belongs to
     * one of them are plain objects, and no item goes through a proxy that finds them.
     */
    public Step anew(String name, Function<StepExecution, Step> maker) {
        return new Step() {

            @Override
            public String getName() {
                return name;
            }

            @Override
            public void execute(StepExecution stepExecution) throws JobInterruptedException {
                madeFor(stepExecution).execute(stepExecution);
            }

            private Step madeFor(StepExecution stepExecution) {
                try {
                    return maker.apply(stepExecution);
                } catch (ClassCastException e) { // thrown by a context for what is not there, too
                    throw new IllegalStateException(
                            ("the context of step %s (ops.batch_step_execution_context, step_execution_id %d) is not of this"
                                            + " version: %s; restart with the version that wrote it")
                                    .formatted(stepExecution.getStepName(), stepExecution.getId(), e.getMessage()));
                }
            }
        };
    }

    /**
     * A step whose ranges are taken by workers.
     *
     * @param ranges how many workers run at once, as far as there are connections for them; what a partitioner makes depends on
     *     this number and not on the connections
     */
    public Step partitioned(String name, Step worker, Partitioner partitioner, int ranges) {
        var threads = new SimpleAsyncTaskExecutor(name + "-");
        threads.setConcurrencyLimit(connections.rangesAtOnce(ranges));
        return builder(name)
                .partitioner(worker.getName(), partitioner)
                .step(worker)
                .gridSize(ranges)
                .taskExecutor(threads)
                .build();
    }

    /**
     * A step that does something to each of some things, several at once.
     *
     * @param kind what they are, in one word
     * @param names of the things; a restart must find those that were not done
     * @param maker makes the step of a thing: gets the name for that step, and that of the thing
     * @param atOnce how many at once, as far as there are connections for them
     */
    public Step ofEach(
            String name,
            String kind,
            Supplier<? extends Collection<String>> names,
            BiFunction<String, String, Step> maker,
            int atOnce) {
        var ofOne = name + "Of" + StringUtils.capitalize(kind);
        var worker = anew(
                ofOne,
                execution -> maker.apply(ofOne, execution.getExecutionContext().getString(kind)));
        Partitioner oneForEach = workers -> names.get().stream()
                .collect(Collectors.toMap(Function.identity(), thing -> new ExecutionContext(Map.of(kind, thing))));
        return partitioned(name, worker, oneForEach, atOnce);
    }

    /** Takes hold of the lease as the first thing in a chunk's transaction; in the first one it says how much there is to read. */
    private final class HoldLease<I, O> implements ChunkListener<I, O> {

        private final ItemReader<I> reader;
        private boolean isFirst = true;

        HoldLease(ItemReader<I> reader) {
            this.reader = reader;
        }

        @Override
        public void beforeChunk(Chunk<I> chunk) {
            var context = StepSynchronizationManager.getContext();
            if (context == null) {
                throw new IllegalStateException("a chunk runs outside of a step");
            }
            var stepExecution = context.getStepExecution();
            TransactionSynchronizationManager.registerSynchronization(new ForgetWhatWasNotCommitted(stepExecution));
            leases.hold(stepExecution.getJobExecutionId());
            if (isFirst && reader instanceof Expectant expectant) {
                expectations.keep(stepExecution.getId(), expectant.expectedRows());
            }
            isFirst = false;
        }
    }

    /**
     * A chunk that fails when it commits has moved its step on in memory already: the reader's place, the version of its row.
     * Writing that at the step's end would lose the chunk, or leave the step UNKNOWN, so it is read again from the database. Where
     * that cannot be done the step keeps nothing that could be written: the database may be back by its end.
     */
    private final class ForgetWhatWasNotCommitted implements TransactionSynchronization {

        private final StepExecution stepExecution;

        ForgetWhatWasNotCommitted(StepExecution stepExecution) {
            this.stepExecution = stepExecution;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                return;
            }
            stepExecution.setExecutionContext(new NotKnown());
            var transaction = new TransactionTemplate(transactionManager);
            transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            transaction.executeWithoutResult(ignored -> readAgain());
        }

        private void readAgain() {
            var committed = Objects.requireNonNull(jobRepository.getStepExecution(stepExecution.getId()));
            stepExecution.setExecutionContext(committed.getExecutionContext());
            var version = Objects.requireNonNull(committed.getVersion());
            if (version < Objects.requireNonNull(stepExecution.getVersion())) { // a higher one is somebody else's
                stepExecution.setVersion(version);
            }
        }
    }

    /** Stands for a context of which nobody knows what was committed. It cannot be saved, so that what the database has stays. */
    private static final class NotKnown extends ExecutionContext {

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            throw new IllegalStateException(
                    "what was committed could not be read: the context stays as it is in the database");
        }
    }
}
