package com.globalmart.ingest.landing;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why the database refused a statement, without the row that it shows beside it.
 *
 * @param sqlState five characters, or fewer where the driver has none
 * @param message the server's own sentence
 * @param constraint the constraint that was broken; null where there is none
 */
public record DatabaseRefusal(
        String sqlState, String message, @Nullable String constraint) {

    private static final String UNIQUE = "23505";
    private static final String CHECK = "23514";
    private static final int LONGEST_MESSAGE = 500; // characters

    public static DatabaseRefusal of(SQLException thrown) {
        ServerErrorMessage server = thrown instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String message = server == null ? thrown.getMessage() : server.getMessage();
        return new DatabaseRefusal(
                String.valueOf(thrown.getSQLState()),
                shortened(String.valueOf(message)),
                server == null ? null : server.getConstraint());
    }

    /**
     * Whether a single record can be the cause: a value out of range or ill-formed, or one that breaks a rule of its table. A key
     * that is there already (23505) is none: records are numbered by the broker, so that would be a fault of landing.
     */
    public boolean isAboutRecord() {
        return sqlState.startsWith("22")
                || sqlState.startsWith("54") // larger than PostgreSQL can store
                || sqlState.equals("23502") // not null
                || sqlState.equals("23503") // foreign key
                || sqlState.equals("23P01") // exclusion
                || sqlState.equals(CHECK) && constraint != null;
    }

    /** Whether what was to land has landed already. */
    public boolean isAboutLandedRecord() {
        return sqlState.equals(UNIQUE);
    }

    /** Whether the table has no partition for the day; that comes with a check's state, but names no constraint. */
    public boolean isAboutMissingDay() {
        return sqlState.equals(CHECK) && constraint == null;
    }

    private static String shortened(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "..." : line;
    }
}
