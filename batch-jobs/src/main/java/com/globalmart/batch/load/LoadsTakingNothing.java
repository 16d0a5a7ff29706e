package com.globalmart.batch.load;

import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_POSITION;
import static org.jooq.impl.DSL.max;

import com.globalmart.batch.execution.RefusedException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Loads that take nothing: their positions from and to are equal. They stand in the chain like any other. */
@Repository
public class LoadsTakingNothing {

    private final DSLContext warehouse;
    private final Loads loads;

    LoadsTakingNothing(DSLContext warehouse, Loads loads) {
        this.warehouse = warehouse;
        this.loads = loads;
    }

    /**
     * Opens a load that judges dates again. Running it again finds the same load.
     *
     * @param last its business date
     * @throws OtherLoadOpenException when another load is open
     */
    public Load openRebuild(LocalDate first, LocalDate last, int attempt) {
        return open("REBUILD", first, last, attempt);
    }

    /**
     * Opens a load that makes a forgotten customer again. Running it again finds the same load.
     *
     * @throws OtherLoadOpenException when another load is open
     */
    public Load openForget(LocalDate businessDate, int attempt) {
        return open("FORGET", null, businessDate, attempt);
    }

    private Load open(String kind, @Nullable LocalDate rebuiltFrom, LocalDate businessDate, int attempt) {
        var open = loads.open();
        if (open.isPresent()) {
            if (!loads.isA(kind, open.get())) {
                throw new OtherLoadOpenException(open.get(), businessDate, attempt);
            }
            return Loads.requireSame(open.get(), businessDate, attempt);
        }
        var load = loads.insert(businessDate, attempt);
        warehouse
                .update(LOAD)
                .set(LOAD.KIND, kind)
                .set(LOAD.REBUILT_FROM, rebuiltFrom)
                .where(LOAD.LOAD_ID.eq(load.loadId()))
                .execute();
        var reached = max(LOAD_POSITION.TO_OFFSET);
        warehouse
                .insertInto(
                        LOAD_POSITION,
                        LOAD_POSITION.LOAD_ID,
                        LOAD_POSITION.TOPIC,
                        LOAD_POSITION.GENERATION,
                        LOAD_POSITION.PARTITION,
                        LOAD_POSITION.FROM_OFFSET,
                        LOAD_POSITION.TO_OFFSET)
                .select(DSL.select(
                                DSL.val(load.loadId()),
                                LOAD_POSITION.TOPIC,
                                LOAD_POSITION.GENERATION,
                                LOAD_POSITION.PARTITION,
                                reached,
                                reached)
                        .from(LOAD_POSITION)
                        .join(LOAD)
                        .on(LOAD.LOAD_ID.eq(LOAD_POSITION.LOAD_ID))
                        .where(LOAD.STATUS.eq("PUBLISHED"))
                        .groupBy(LOAD_POSITION.TOPIC, LOAD_POSITION.GENERATION, LOAD_POSITION.PARTITION))
                .execute();
        loads.addDays(load, Set.of(businessDate));
        return load;
    }

    /**
     * The attempt of a rebuild of the dates: that of the one that is open, else the next of the last date.
     *
     * @throws RefusedException when another load is open
     */
    public int attemptOfRebuild(LocalDate first, LocalDate last) {
        return openAttempt(last, LOAD.REBUILT_FROM.eq(first)).orElseGet(() -> attemptOfNew(last));
    }

    /**
     * The attempt of a load of the date that makes a customer again: that of the one that is open, else the next.
     *
     * @param isOfOpen whether a load that is open and forgets somebody forgets this customer
     * @throws RefusedException when another load is open
     */
    public int attemptOfForget(LocalDate businessDate, boolean isOfOpen) {
        return openAttempt(businessDate, isOfOpen ? LOAD.KIND.eq("FORGET") : DSL.falseCondition())
                .orElseGet(() -> attemptOfNew(businessDate));
    }

    private int attemptOfNew(LocalDate businessDate) {
        loads.open().ifPresent(open -> {
            throw new RefusedException("%s is open: let it be published, or discard it".formatted(open));
        });
        return loads.nextAttempt(businessDate);
    }

    private Optional<Integer> openAttempt(LocalDate businessDate, Condition condition) {
        return warehouse
                .select(LOAD.ATTEMPT)
                .from(LOAD)
                .where(LOAD.STATUS.eq("OPEN"), LOAD.BUSINESS_DATE.eq(businessDate), condition)
                .fetchOptional(LOAD.ATTEMPT);
    }

    /** The newest business date that readers see. */
    public Optional<LocalDate> newestPublishedDate() {
        return warehouse
                .select(max(LOAD.BUSINESS_DATE))
                .from(LOAD)
                .where(LOAD.STATUS.eq("PUBLISHED"))
                .fetchOptional(0, LocalDate.class);
    }
}
