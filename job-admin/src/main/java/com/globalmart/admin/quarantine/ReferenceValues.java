package com.globalmart.admin.quarantine;

import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_GEOGRAPHY;
import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_PAYMENT_METHODS;
import static com.globalmart.jooq.warehouse.warehouse.Tables.EXCHANGE_RATE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What the reference data knows: values that a load does not refuse. */
@Repository
class ReferenceValues {

    private static final Set<String> PROFILES = Set.of("customers-topic", "products-topic");

    private final DSLContext warehouse;

    ReferenceValues(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Whether the next load would refuse a record for this value. Of currencies that is not known here: see {@link #of}. */
    boolean isUnknown(String topic, String field, String value) {
        var known = of(topic, field);
        return !known.isEmpty() && !field.equals("currency") && !known.contains(value);
    }

    /**
     * The values that a field is known to have; empty where any may stand, as in profiles, which the reference data does not
     * judge. Loads also know the currency that they report in, which no table names.
     */
    List<String> of(String topic, String field) {
        return PROFILES.contains(topic) ? List.of() : ofEvents(field);
    }

    private List<String> ofEvents(String field) {
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
                        .union(select(EXCHANGE_RATE.CURRENCY).from(EXCHANGE_RATE))
                        .orderBy(inline(1))
                        .fetch(DIM_GEOGRAPHY.CURRENCY);
            default -> List.of();
        };
    }
}
