package com.globalmart.batch.execution;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;

import ch.qos.logback.classic.LoggerContext;
import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.CopyTarget;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps with each execution what this node logs while it runs, a second behind. It never holds anything up: where the database is away
 * or lines come too fast, some are left out here, and stand in the node's own log.
 */
@Repository
class ExecutionLog {

    static final String EXECUTION = "execution";
    static final String STEP = "step";

    private static final Logger log = LoggerFactory.getLogger(ExecutionLog.class);
    private static final int MOST_LINES = 10_000; // of an execution
    private static final int REMEMBERED = 1_000; // executions whose lines are counted

    private static final CopyTarget<LoggedLine> LINES = CopyTarget.of(
            "ops.execution_log",
            bigint("job_execution_id", LoggedLine::executionId),
            timestamptz("logged_at", LoggedLine::at),
            text("level", LoggedLine::level),
            text("step_name", LoggedLine::step),
            text("logger", LoggedLine::logger),
            text("thread", LoggedLine::thread),
            text("message", LoggedLine::message),
            text("stack_trace", LoggedLine::stackTrace));

    /** What is logged while a step runs, in its own thread, belongs to the step. */
    static final StepExecutionListener OF_STEP = new StepExecutionListener() {
        @Override
        public void beforeStep(StepExecution step) {
            beginExecution(step.getJobExecutionId());
            MDC.put(STEP, step.getStepName());
        }

        @Override
        public @Nullable ExitStatus afterStep(StepExecution step) {
            MDC.remove(STEP);
            return null;
        }
    };

    private final WarehouseCopy copy;
    private final TransactionTemplate transaction;
    private final ExecutionLogAppender appender = new ExecutionLogAppender();
    private final Map<Long, Integer> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    ExecutionLog(WarehouseCopy copy, TransactionTemplate transaction) {
        this.copy = copy;
        this.transaction = transaction;
    }

    /** Whoever sets up logging anew takes appenders away. */
    @PostConstruct
    void attach() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (!root.isAttached(appender)) {
            appender.setContext(context);
            appender.start();
            root.addAppender(appender);
        }
    }

    @PreDestroy
    void end() {
        keep();
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender(appender);
    }

    @Scheduled(fixedDelayString = "${globalmart.execution.log:1s}")
    synchronized void keep() {
        attach();
        var lines = appender.take().stream().filter(this::mayBeKept).toList();
        if (lines.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> copy.copy(LINES, lines));
        } catch (DataAccessException | TransactionException e) {
            log.warn("{} lines of executions are not kept in the database: {}", lines.size(), e.getMessage());
        }
    }

    private boolean mayBeKept(LoggedLine line) {
        return kept.merge(line.executionId(), 1, Integer::sum) <= MOST_LINES;
    }

    /** What is logged from here on in this thread belongs to the execution. */
    static void beginExecution(long executionId) {
        MDC.put(EXECUTION, Long.toString(executionId));
    }

    static void endExecution() {
        MDC.remove(EXECUTION);
    }
}
