package com.globalmart.ingest.fault;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the application in this JVM logs from now on, until it is closed. Begin it after the application, which sets up logging anew. */
final class LogLines implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.globalmart.ingest");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private LogLines() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    static LogLines begin() {
        return new LogLines();
    }

    List<String> of(Level level) {
        synchronized (lines) {
            return List.copyOf(lines.list).stream()
                    .filter(line -> line.getLevel() == level)
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }
}
