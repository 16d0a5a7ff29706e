package com.globalmart.serving.publication;

import static com.globalmart.jooq.warehouse.bi.Tables.FRESHNESS;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The view {@code bi.freshness}, and the transactions in which everything else is read. */
@Repository
public class Snapshots {

    /** For how long a node may not notice a publication. */
    public static final Duration NOTICED_WITHIN = Duration.ofMillis(500);

    private final DSLContext warehouse;
    private final LoadingCache<Boolean, Publication> newest;

    Snapshots(DSLContext warehouse) {
        this.warehouse = warehouse;
        this.newest = Caffeine.newBuilder().expireAfterWrite(NOTICED_WITHIN).build(_ -> publication(warehouse));
    }

    /** What is published, or was at most {@link #NOTICED_WITHIN} ago. */
    public Publication newest() {
        return newest.get(true);
    }

    /** Asks the warehouse within one transaction, so that all of an answer is of one publication. */
    public <T> T read(Function<Snapshot, T> question) {
        return warehouse.transactionResult(transaction -> {
            var bi = transaction.dsl();
            return question.apply(new Snapshot(bi, publication(bi)));
        });
    }

    private static Publication publication(DSLContext bi) {
        return bi.select(FRESHNESS.LOAD_ID, FRESHNESS.COMPLETE_THROUGH, FRESHNESS.LOADED_AT_UTC)
                .from(FRESHNESS)
                .fetchOptional(row ->
                        new Publication(row.value1(), row.value2(), row.value3().toInstant(ZoneOffset.UTC)))
                .orElse(Publication.NONE);
    }
}
