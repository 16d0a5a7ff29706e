package com.globalmart.admin.load;

import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PUBLISHED;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** The chain of loads. */
@Repository
public class Loads {

    private final DSLContext warehouse;

    Loads(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** What readers see now, unless nothing was ever published. */
    public Optional<PublishedLoad> published() {
        return warehouse
                .select(PUBLISHED.LOAD_ID, PUBLISHED.BUSINESS_DATE, PUBLISHED.PUBLISHED_AT)
                .from(PUBLISHED)
                .where(PUBLISHED.LOAD_ID.gt(0))
                .fetchOptional(Records.mapping(PublishedLoad::new));
    }

    /** The load that is not published yet: there is at most one. */
    public Optional<OpenLoad> open() {
        return warehouse
                .select(LOAD.LOAD_ID, LOAD.BUSINESS_DATE, LOAD.ATTEMPT, LOAD.OPENED_AT)
                .from(LOAD)
                .where(LOAD.STATUS.eq("OPEN"))
                .fetchOptional(Records.mapping(OpenLoad::new));
    }
}
