package com.globalmart.batch.execution;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Collects lines that are logged while an execution runs in their thread. Those that come when it is full are left out. */
final class ExecutionLogAppender extends AppenderBase<ILoggingEvent> {

    private static final int CAPACITY = 10_000;

    private final BlockingQueue<LoggedLine> lines = new ArrayBlockingQueue<>(CAPACITY);

    @Override
    protected void append(ILoggingEvent event) {
        var context = event.getMDCPropertyMap();
        var execution = context.get(ExecutionLog.EXECUTION);
        if (execution != null) {
            lines.offer(new LoggedLine(
                    Long.parseLong(execution),
                    event.getInstant(),
                    event.getLevel().toString(),
                    context.get(ExecutionLog.STEP),
                    event.getLoggerName(),
                    event.getThreadName(),
                    withoutNul(event.getFormattedMessage()),
                    stackTrace(event)));
        }
    }

    /** Takes what has been collected. */
    List<LoggedLine> take() {
        var taken = new ArrayList<LoggedLine>();
        lines.drainTo(taken);
        return taken;
    }

    private static @Nullable String stackTrace(ILoggingEvent event) {
        var failure = event.getThrowableProxy();
        return failure == null ? null : withoutNul(ThrowableProxyUtil.asString(failure));
    }

    /** PostgreSQL keeps none. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
