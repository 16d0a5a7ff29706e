package com.globalmart.batch.dimension.date;

import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_DATE;
import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_GEOGRAPHY;
import static com.globalmart.jooq.warehouse.warehouse.Tables.HOLIDAY;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The public holidays of every country that reference data names, for every year of the date dimension. */
@Repository
class Holidays {

    /** One day stands for its year: the date dimension has whole years. */
    private static final Condition IS_NEW_YEARS_DAY =
            DIM_DATE.MONTH.eq((short) 1).and(DIM_DATE.DAY_OF_MONTH.eq((short) 1));

    private final DSLContext warehouse;

    Holidays(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The years of the date dimension in which a country has no holiday yet, in order, by country. */
    Map<String, List<Short>> missingYears() {
        return warehouse
                .select(DIM_GEOGRAPHY.COUNTRY, DIM_DATE.YEAR)
                .from(DIM_GEOGRAPHY)
                .join(DIM_DATE)
                .on(IS_NEW_YEARS_DAY)
                .where(DIM_GEOGRAPHY.GEOGRAPHY_KEY.gt((short) 0)) // unknown and not applicable are no countries
                .except(select(HOLIDAY.COUNTRY, DIM_DATE.YEAR)
                        .from(HOLIDAY)
                        .join(DIM_DATE)
                        .on(DIM_DATE.DAY.eq(HOLIDAY.DAY)))
                .orderBy(1, 2)
                .fetchGroups(DIM_GEOGRAPHY.COUNTRY, DIM_DATE.YEAR);
    }

    /** Adds the names of a country's holidays by day; returns how many days were added. */
    int add(String country, SortedMap<LocalDate, String> names) {
        if (names.isEmpty()) {
            return 0;
        }
        var insert = warehouse.insertInto(HOLIDAY, HOLIDAY.DAY, HOLIDAY.COUNTRY, HOLIDAY.NAME);
        for (var holiday : names.entrySet()) {
            insert = insert.values(holiday.getKey(), country, holiday.getValue());
        }
        return insert.onConflictDoNothing().execute();
    }
}
