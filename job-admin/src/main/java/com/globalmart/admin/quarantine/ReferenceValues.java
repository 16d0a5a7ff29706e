package com.globalmart.admin.quarantine;

import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_GEOGRAPHY;
import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_PAYMENT_METHODS;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What the reference data knows: values that a load does not refuse. */
@Repository
class ReferenceValues {

    private final DSLContext warehouse;

    ReferenceValues(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The values that a field of an event may have; empty where any may stand. */
    List<String> of(String field) {
        return switch (field) {
            case "country" ->
                warehouse
                        .selectDistinct(DIM_GEOGRAPHY.COUNTRY)
                        .from(DIM_GEOGRAPHY)
                        .where(DIM_GEOGRAPHY.GEOGRAPHY_KEY.gt((short) 0))
                        .orderBy(DIM_GEOGRAPHY.COUNTRY)
                        .fetch(DIM_GEOGRAPHY.COUNTRY);
            case "payment_method" ->
                warehouse
                        .select(DIM_PAYMENT_METHODS.PAYMENT_METHOD)
                        .from(DIM_PAYMENT_METHODS)
                        .where(DIM_PAYMENT_METHODS.PAYMENT_METHOD_KEY.gt((short) 0))
                        .orderBy(DIM_PAYMENT_METHODS.PAYMENT_METHOD)
                        .fetch(DIM_PAYMENT_METHODS.PAYMENT_METHOD);
            case "currency" ->
                warehouse
                        .selectDistinct(DIM_GEOGRAPHY.CURRENCY)
                        .from(DIM_GEOGRAPHY)
                        .where(DIM_GEOGRAPHY.GEOGRAPHY_KEY.gt((short) 0))
                        .orderBy(DIM_GEOGRAPHY.CURRENCY)
                        .fetch(DIM_GEOGRAPHY.CURRENCY);
            default -> List.of();
        };
    }
}
