package com.globalmart.ingest.consumer;

import com.globalmart.ingest.landing.DatabaseRefusal;
import com.globalmart.ingest.landing.Landing;
import com.globalmart.ingest.landing.TooManyRefusedException;
import com.globalmart.ingest.position.BrokerUnavailableException;
import com.globalmart.ingest.position.PositionMovedException;
import com.globalmart.ingest.position.TopicReplacedException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Why a poll did not land, told by what is at the bottom of the exception. It decides what happens next. What single records are
 * at fault for does not come here, {@link Landing} makes dead letters of them; it comes here, as ours, when there are too many.
 */
sealed interface Fault {

    /** A position or a topic is not what this consumer believes: read the positions again and go on from there. */
    record Moved(String detail) implements Fault {}

    /** It passes by itself: wait, keep everything, try again. */
    record Passing(String sqlState, String detail) implements Fault {
        boolean isAboutLock() {
            return sqlState.equals("55P03");
        }
    }

    /**
     * It does not pass by itself, and no record is at fault: stop, skip nothing.
     *
     * @param kind the same for the same cause, whatever the detail says
     */
    record Ours(String kind, String detail) implements Fault {

        /** What is to be done. */
        String remedy() {
            return switch (kind) {
                case "42501" -> "give the role of ingest its right back";
                case "42P01", "42703", "42883", "42804", "3F000" ->
                    "the schema is not the one that this version was built for, run the migrations";
                case "25006" -> "make the database writable again";
                case "23505" -> "positions and landed rows disagree, find out who changed them";
                case "28000", "28P01" -> "set the password that the database knows, POSTGRES_REALTIME_PASSWORD";
                default -> "mend the cause";
            };
        }
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
            if (cause instanceof TooManyRefusedException refused) {
                return new Ours("refused " + refused.sqlState(), String.valueOf(refused.getMessage()));
            }
            if (cause instanceof SQLTransientConnectionException exhausted) { // of the pool, often without a state
                String state = exhausted.getSQLState();
                if (state == null || passes(state)) {
                    return new Passing(state == null ? "pool" : state, deepestMessage(exhausted));
                }
                continue; // what the server said stands below it, and decides
            }
            if (cause instanceof SQLException sql && refusal == null) {
                refusal = sql;
            }
        }
        if (refusal == null) {
            return new Ours(deepest.getClass().getName(), deepest.toString());
        }
        DatabaseRefusal told = DatabaseRefusal.of(refusal);
        if (passes(told.sqlState()) || told.isAboutMissingDay()) { // the day is made already
            return new Passing(told.sqlState(), told.message() + silence(deepest));
        }
        return new Ours(told.sqlState(), "SQLSTATE %s: %s".formatted(told.sqlState(), told.message()));
    }

    private static String silence(Throwable deepest) {
        return deepest instanceof SocketTimeoutException ? ": no answer within the driver's socketTimeout" : "";
    }

    private static String deepestMessage(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static boolean passes(String sqlState) {
        return sqlState.startsWith("08") // connection
                || sqlState.startsWith("57P") // shut down, crashed, starting up
                || sqlState.startsWith("53") // disk full, too many connections
                || PASSING.contains(sqlState);
    }
}
