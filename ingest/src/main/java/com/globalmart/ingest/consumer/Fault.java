package com.globalmart.ingest.consumer;

import com.globalmart.ingest.position.BrokerUnavailableException;
import com.globalmart.ingest.position.PositionMovedException;
import com.globalmart.ingest.position.TopicReplacedException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Why a poll did not land, told by what is at the bottom of the exception. It decides what happens next. */
sealed interface Fault {

    /** A position or a topic is not what this consumer believes: read the positions again and go on from there. */
    record Moved(String detail) implements Fault {}

    /** It passes by itself: wait, keep everything, try again. */
    record Passing(String sqlState, String detail) implements Fault {}

    /** It does not pass by itself, and no record is at fault: stop, skip nothing. */
    record Ours(String detail) implements Fault {}

    private static boolean passes(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") // connection
                        || sqlState.startsWith("57P") // shut down, crashed, starting up
                        || sqlState.startsWith("53") // disk full, too many connections
                        || PASSING.contains(sqlState));
    }

    Set<String> PASSING = Set.of(
            "40001", // serialization failure
            "40P01", // deadlock
            "55P03", // lock timeout
            "57014", // statement timeout, or cancelled
            "25P03", // idle in transaction
            "25P04"); // transaction timeout

    static Fault of(Throwable thrown) {
        Throwable deepest = thrown;
        SQLException refusal = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            deepest = cause;
            if (cause instanceof PositionMovedException moved) {
                return new Moved(String.valueOf(moved.getMessage()));
            }
            if (cause instanceof TopicReplacedException replaced) {
                return new Moved(String.valueOf(replaced.getMessage()));
            }
            if (cause instanceof UnknownTopicOrPartitionException gone) { // between two questions to the broker
                return new Passing("broker", String.valueOf(gone.getMessage()));
            }
            if (cause instanceof BrokerUnavailableException unavailable) {
                return new Passing("broker", String.valueOf(unavailable.getMessage()));
            }
            if (cause instanceof SQLTransientConnectionException exhausted) { // of the pool, often without a state
                return new Passing(
                        exhausted.getSQLState() == null ? "pool" : exhausted.getSQLState(), deepestMessage(exhausted));
            }
            if (cause instanceof SQLException sql && refusal == null) {
                refusal = sql;
            }
        }
        if (refusal != null && passes(refusal.getSQLState())) {
            return new Passing(refusal.getSQLState(), String.valueOf(refusal.getMessage()));
        }
        if (refusal != null) {
            return new Ours("SQLSTATE %s: %s".formatted(refusal.getSQLState(), refusal.getMessage()));
        }
        return new Ours(deepest.toString());
    }

    private static String deepestMessage(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
