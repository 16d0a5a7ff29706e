package com.globalmart.cli.backup;

import com.globalmart.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.sql.SQLException;

/** The room that a server has for locks: a transaction that touches every table needs a place for each partition and index. */
final class LockRoom {

    private static final String OUT_OF_SHARED_MEMORY = "53200";

    private LockRoom() {}

    /** Work that takes many locks. */
    @FunctionalInterface
    interface Locking<T> {
        T run() throws SQLException, IOException;
    }

    /** @throws CommandFailedException if the room was too small, saying what to set */
    static <T> T in(Locking<T> work) throws SQLException, IOException {
        try {
            return work.run();
        } catch (SQLException e) {
            if (OUT_OF_SHARED_MEMORY.equals(e.getSQLState())) {
                throw CommandFailedException.failed(
                        "nothing was done: the server has no room for a lock on every partition and index; set its"
                                + " max_locks_per_transaction higher (64 unless set; 1024 is enough for years of days), start it"
                                + " again and repeat this");
            }
            throw e;
        }
    }
}
