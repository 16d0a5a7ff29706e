package com.globalmart.ingest.landing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the records that a table refuses, by copying them in a transaction that is rolled back afterwards: what is refused is
 * halved until single records are left, from the first to the last. What is taken stays in the transaction meanwhile, so a
 * record is also found that is refused only because of an earlier one.
 *
 * <p>For {@code g} of {@code n} records that takes about {@code 2 g log2(n)} copies; it ends early when there are too many.
 */
final class RefusedSearch {

    private final Connection connection;
    private final String topic;
    private final Copy copy;
    private final int allowed;
    private final List<Refused> refused = new ArrayList<>();
    private int tried;

    /** Copies some of the records. */
    interface Copy {
        void of(List<Arrival> arrivals) throws SQLException;
    }

    /**
     * @param connection in a transaction, to be rolled back and not used again
     * @param copy on that connection
     * @param allowed how many may be refused
     */
    RefusedSearch(Connection connection, String topic, Copy copy, int allowed) {
        this.connection = connection;
        this.topic = topic;
        this.copy = copy;
        this.allowed = allowed;
    }

    /**
     * The refused ones among the records, in their order.
     *
     * @throws TooManyRefusedException if they are more than allowed
     * @throws SQLException if no record is the cause
     */
    List<Refused> among(List<Arrival> arrivals) throws SQLException {
        tried = arrivals.size();
        search(arrivals);
        return refused;
    }

    private void search(List<Arrival> arrivals) throws SQLException {
        if (arrivals.isEmpty()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            copy.of(arrivals);
            connection.releaseSavepoint(before);
            return;
        } catch (SQLException e) {
            DatabaseRefusal refusal = DatabaseRefusal.of(e);
            if (!refusal.isAboutRecord()) {
                throw e;
            }
            undo(before);
            if (arrivals.size() == 1) {
                found(new Refused(arrivals.getFirst(), refusal));
                return;
            }
        }
        int half = arrivals.size() / 2;
        search(arrivals.subList(0, half));
        search(arrivals.subList(half, arrivals.size()));
    }

    private void undo(Savepoint before) throws SQLException {
        connection.rollback(before);
        connection.releaseSavepoint(before); // or they would pile up, one within the other
    }

    private void found(Refused record) {
        refused.add(record);
        if (refused.size() > allowed) {
            throw new TooManyRefusedException(topic, tried, allowed, record);
        }
    }
}
