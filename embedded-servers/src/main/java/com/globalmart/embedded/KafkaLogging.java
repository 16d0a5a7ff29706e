package com.globalmart.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps a broker in this JVM from filling the log: it would write some thousand lines at its start. */
final class KafkaLogging {

    private static final List<String> WARNINGS = List.of("kafka", "org.apache.kafka", "state.change.logger");

    /** Warns of becoming the controller at every start. */
    private static final String ERRORS = "org.apache.kafka.controller.QuorumController";

    private KafkaLogging() {}

    /** Lets through warnings and errors only, unless a level was chosen. Does nothing without Logback. */
    static void keepQuiet() {
        if (isLogback()) {
            Logback.keepQuiet();
        }
    }

    private static boolean isLogback() {
        return LoggerFactory.getILoggerFactory().getClass().getName().equals("ch.qos.logback.classic.LoggerContext");
    }

    /** A class of its own, so that it is loaded only where Logback is there. */
    private static final class Logback {

        private Logback() {}

        static void keepQuiet() {
            var context = (LoggerContext) LoggerFactory.getILoggerFactory();
            WARNINGS.forEach(name -> limit(context.getLogger(name), Level.WARN));
            limit(context.getLogger(ERRORS), Level.ERROR);
        }

        private static void limit(Logger logger, Level level) {
            if (logger.getLevel() == null) {
                logger.setLevel(level);
            }
        }
    }
}
