package com.globalmart.batch.reference;

import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_GEOGRAPHY;
import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_PAYMENT_METHODS;
import static com.globalmart.jooq.warehouse.warehouse.Tables.EXCHANGE_RATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The reference tables, read whole: they are small. */
@Repository
public class ReferenceTables {

    private final DSLContext warehouse;
    private final ReferenceProperties properties;

    ReferenceTables(DSLContext warehouse, ReferenceProperties properties) {
        this.warehouse = warehouse;
        this.properties = properties;
    }

    /** The reference data as it stands now. */
    public ReferenceData snapshot() {
        var rates = rates();
        var countries = countries();
        var currencies = new HashSet<>(rates.keySet());
        currencies.add(properties.reportingCurrency());
        countries.values().forEach(versions -> versions.forEach(version -> currencies.add(version.currency())));
        return new ReferenceData(properties.reportingCurrency(), countries, paymentMethods(), rates, currencies);
    }

    private Map<String, List<ReferenceData.Country>> countries() {
        var countries = new HashMap<String, List<ReferenceData.Country>>();
        warehouse
                .select(
                        DIM_GEOGRAPHY.COUNTRY,
                        DIM_GEOGRAPHY.GEOGRAPHY_KEY,
                        DIM_GEOGRAPHY.CURRENCY,
                        DIM_GEOGRAPHY.VALID_FROM,
                        DIM_GEOGRAPHY.VALID_TO)
                .from(DIM_GEOGRAPHY)
                .where(DIM_GEOGRAPHY.GEOGRAPHY_KEY.gt((short) 0)) // unknown and not applicable are no countries
                .forEach(row -> countries
                        .computeIfAbsent(row.value1(), name -> new ArrayList<>())
                        .add(new ReferenceData.Country(row.value2(), row.value3(), row.value4(), row.value5())));
        return countries;
    }

    private Map<String, Short> paymentMethods() {
        return warehouse
                .select(DIM_PAYMENT_METHODS.PAYMENT_METHOD, DIM_PAYMENT_METHODS.PAYMENT_METHOD_KEY)
                .from(DIM_PAYMENT_METHODS)
                .where(DIM_PAYMENT_METHODS.PAYMENT_METHOD_KEY.gt((short) 0))
                .fetchMap(DIM_PAYMENT_METHODS.PAYMENT_METHOD, DIM_PAYMENT_METHODS.PAYMENT_METHOD_KEY);
    }

    private Map<String, NavigableMap<LocalDate, BigDecimal>> rates() {
        var rates = new HashMap<String, NavigableMap<LocalDate, BigDecimal>>();
        warehouse
                .select(EXCHANGE_RATE.CURRENCY, EXCHANGE_RATE.RATE_DATE, EXCHANGE_RATE.RATE)
                .from(EXCHANGE_RATE)
                .forEach(row -> rates.computeIfAbsent(row.value1(), currency -> new TreeMap<>())
                        .put(row.value2(), row.value3()));
        return rates;
    }
}
