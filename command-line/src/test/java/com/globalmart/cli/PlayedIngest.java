package com.globalmart.cli;

import com.globalmart.db.Database;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** Plays ingest, in its role: answers a request about landing as soon as there is one. */
public final class PlayedIngest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PlayedIngest() {}

    /** Answers the next open request, once. */
    public static CompletableFuture<Void> answers(String state, String outcome) {
        return CompletableFuture.runAsync(() -> Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> answer(state, outcome) == 1));
    }

    private static int answer(String state, String outcome) {
        return RealDatabases.get()
                .client(Database.WAREHOUSE, "ingest_writer")
                .sql("""
                        update ops.landing_request set state = :state, outcome = :outcome, node_id = 'played',
                            claimed_at = now(), finished_at = now() where state = 'OPEN'""")
                .param("state", state)
                .param("outcome", outcome)
                .update();
    }
}
