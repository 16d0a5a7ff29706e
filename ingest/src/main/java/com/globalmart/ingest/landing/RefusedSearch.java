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
final class RefusedSearch<T> {

    private final Connection connection;
    private final LandedTopic<T> topic;
    private final int allowed;
    private final List<Refused<T>> refused = new ArrayList<>();
    private int tried;

    /**
     * @param connection in a transaction, to be rolled back and not used again
     * @param allowed how many may be refused
     */
    RefusedSearch(Connection connection, LandedTopic<T> topic, int allowed) {
        this.connection = connection;
        this.topic = topic;
        this.allowed = allowed;
    }

    /**
     * The refused ones among the records, in their order.
     *
     * @throws TooManyRefusedException if they are more than allowed
     * @throws SQLException if no record is the cause
     */
    List<Refused<T>> among(List<Landed<T>> records) throws SQLException {
        tried = records.size();
        search(records);
        return refused;
    }

    private void search(List<Landed<T>> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            topic.table().copy(connection, records);
            connection.releaseSavepoint(before);
            return;
        } catch (SQLException e) {
            DatabaseRefusal refusal = DatabaseRefusal.of(e);
            if (!refusal.isAboutRecord()) {
                throw e;
            }
            undo(before);
            if (records.size() == 1) {
                found(Refused.byDatabase(records.getFirst(), refusal));
                return;
            }
        }
        int half = records.size() / 2;
        search(records.subList(0, half));
        search(records.subList(half, records.size()));
    }

    private void undo(Savepoint before) throws SQLException {
        connection.rollback(before);
        connection.releaseSavepoint(before); // or they would pile up, one within the other
    }

    private void found(Refused<T> record) {
        refused.add(record);
        if (refused.size() > allowed) {
            throw new TooManyRefusedException(topic.name(), tried, allowed, record);
        }
    }
}
