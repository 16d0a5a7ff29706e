package com.globalmart.ingest.request;

import com.globalmart.ingest.position.BrokerUnavailableException;
import com.globalmart.ingest.position.PositionMovedException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Tells whether what kept a request from being carried out passes by itself. */
final class Obstacle {

    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");
    private static final Set<String> PASSING = Set.of("55P03", "25P03", "25P04"); // lock timeout, session ended

    private Obstacle() {}

    static boolean passes(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokerUnavailableException
                    || cause instanceof UnknownTopicOrPartitionException // between two questions to the broker
                    || cause instanceof PositionMovedException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLException refusal && passes(refusal.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (PASSING_CLASSES.contains(sqlState.substring(0, 2)) || PASSING.contains(sqlState));
    }

    /** What lies at the bottom of it. */
    static String described(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.toString() : message.replaceAll("\\s+", " ");
    }
}
