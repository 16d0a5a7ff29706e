package com.globalmart.admin.load;

import static com.globalmart.jooq.warehouse.quality.Tables.CHECK_RESULT;
import static com.globalmart.jooq.warehouse.quality.Tables.RELEASE;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_BOOK;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_POSITION;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what a load took, what became of it, and what its checks and people said. */
@Repository
class LoadBooks {

    private final DSLContext warehouse;

    LoadBooks(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** What it takes, a partition each, those of which it takes nothing left out. */
    List<Bounds> bounds(int loadId) {
        return warehouse
                .select(
                        LOAD_POSITION.TOPIC,
                        LOAD_POSITION.GENERATION,
                        LOAD_POSITION.PARTITION,
                        LOAD_POSITION.FROM_OFFSET,
                        LOAD_POSITION.TO_OFFSET)
                .from(LOAD_POSITION)
                .where(LOAD_POSITION.LOAD_ID.eq(loadId))
                .and(LOAD_POSITION.FROM_OFFSET.lt(LOAD_POSITION.TO_OFFSET))
                .orderBy(LOAD_POSITION.TOPIC, LOAD_POSITION.GENERATION, LOAD_POSITION.PARTITION)
                .fetch(row -> new Bounds(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Its books by topic; empty until all of its facts are loaded. */
    List<Book> books(int loadId) {
        return warehouse
                .selectFrom(LOAD_BOOK)
                .where(LOAD_BOOK.LOAD_ID.eq(loadId))
                .orderBy(LOAD_BOOK.TOPIC)
                .fetch(row -> new Book(
                        row.getTopic(),
                        row.getLanded(),
                        row.getFacts(),
                        row.getFactRows(),
                        row.getDuplicates(),
                        row.getQuarantined(),
                        row.getReplayed(),
                        row.getLandedAmount(),
                        row.getFactAmount(),
                        row.getDuplicateAmount(),
                        row.getQuarantinedAmount()));
    }

    /** Its books by step, all ranges of a step together, in its committed chunks. */
    List<StepBook> steps(int loadId) {
        return warehouse
                .resultQuery("""
                        select regexp_replace(step_name, 'Range:.*', '') as step, count(*) as ranges, sum(read) as read, sum(facts) as facts,
                               sum(duplicates) as duplicates, sum(quarantined) as quarantined
                        from warehouse.step_book where load_id = {0} group by 1 order by 1
                        """, val(loadId))
                .fetch(row -> new StepBook(
                        row.get("step", String.class),
                        row.get("ranges", Long.class),
                        row.get("read", BigDecimal.class).longValueExact(),
                        row.get("facts", BigDecimal.class).longValueExact(),
                        row.get("duplicates", BigDecimal.class).longValueExact(),
                        row.get("quarantined", BigDecimal.class).longValueExact()));
    }

    /** The checks of the load that it violates, those that stop it first. */
    List<FailedCheck> failedChecks(int loadId) {
        return warehouse
                .selectFrom(CHECK_RESULT)
                .where(CHECK_RESULT.LOAD_ID.eq(loadId))
                .and(CHECK_RESULT.SCOPE.eq("load"))
                .and(CHECK_RESULT.OFFENDERS.gt(0L))
                .orderBy(CHECK_RESULT.SEVERITY, CHECK_RESULT.CHECK_NAME)
                .fetch(row -> new FailedCheck(
                        row.getCheckName(), row.getSeverity().equals("ERROR"), row.getSentence(), row.getOffenders()));
    }

    /** Who has let it pass, the first first. */
    List<Release> releases(int loadId) {
        return warehouse
                .selectFrom(RELEASE)
                .where(RELEASE.LOAD_ID.eq(loadId))
                .orderBy(RELEASE.RELEASED_AT)
                .fetch(row -> new Release(
                        row.getReleasedBy(), row.getReason(), List.of(row.getChecks()), row.getReleasedAt()));
    }
}
