package com.globalmart.batch.dimension;

import static com.globalmart.jooq.warehouse.staging.Tables.REKEY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Facts that change their dimension key because history changed: prepared as a list, applied when the load is published. */
@Repository
public class Rekeys {

    private static final List<String> FACTS = List.of("fact_sales", "fact_product_views", "fact_cart_events");

    private final DSLContext warehouse;

    Rekeys(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Replaces what is prepared for the old keys. */
    void prepare(String dimension, Collection<Integer> oldKeys, Collection<Rekey> rekeys) {
        warehouse
                .deleteFrom(REKEY)
                .where(REKEY.DIMENSION.eq(dimension))
                .and(REKEY.OLD_KEY.eq(DSL.any(oldKeys.toArray(Integer[]::new))))
                .execute();
        if (rekeys.isEmpty()) {
            return;
        }
        var insert = warehouse.insertInto(
                REKEY, REKEY.DIMENSION, REKEY.OLD_KEY, REKEY.NEW_KEY, REKEY.FROM_TIME, REKEY.TO_TIME);
        for (var rekey : rekeys) {
            insert = insert.values(dimension, rekey.oldKey(), rekey.newKey(), rekey.from(), rekey.to());
        }
        insert.execute();
    }

    /** Whether a fact of any kind points at the key within the period. */
    boolean factsExist(String dimension, int key, Instant from, Instant to) {
        var occurredAt = DSL.field(DSL.name("occurred_at"), Instant.class);
        var eventDay = DSL.field(DSL.name("event_day"), LocalDate.class);
        for (var fact : FACTS) {
            var exists = warehouse.fetchExists(DSL.selectOne()
                    .from(DSL.table(DSL.name("warehouse", fact)))
                    .where(DSL.field(DSL.name(dimension + "_key"), Integer.class)
                            .eq(key))
                    .and(occurredAt.ge(from).and(occurredAt.lt(to)))
                    .and(eventDay.between(
                            LocalDate.ofInstant(from, ZoneOffset.UTC), LocalDate.ofInstant(to, ZoneOffset.UTC))));
            if (exists) {
                return true;
            }
        }
        return false;
    }

    /** Moves the facts, all three tables; returns how many rows moved. */
    public int apply() {
        int moved = 0;
        for (var dimension : List.of("customer", "product")) {
            if (!warehouse.fetchExists(REKEY, REKEY.DIMENSION.eq(dimension))) {
                continue;
            }
            for (var fact : FACTS) {
                moved += warehouse.execute("""
                        update warehouse.%1$s f set %2$s_key = r.new_key
                        from staging.rekey r
                        where r.dimension = '%2$s' and f.%2$s_key = r.old_key
                          and f.occurred_at >= r.from_time and f.occurred_at < r.to_time
                        """.formatted(fact, dimension));
            }
        }
        return moved;
    }
}
