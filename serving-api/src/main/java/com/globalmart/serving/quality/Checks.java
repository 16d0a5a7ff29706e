package com.globalmart.serving.quality;

import static com.globalmart.jooq.warehouse.bi.Tables.DATA_QUALITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The view {@code bi.data_quality}. */
@Repository
class Checks {

    /** @param businessDate null: the newest */
    List<Check> of(DSLContext bi, @Nullable LocalDate businessDate) {
        return bi.select(
                        DATA_QUALITY.BUSINESS_DATE,
                        DATA_QUALITY.LOAD_ID,
                        DATA_QUALITY.CHECK_NAME,
                        DATA_QUALITY.SCOPE,
                        DATA_QUALITY.SEVERITY,
                        DATA_QUALITY.SENTENCE,
                        DATA_QUALITY.OFFENDERS,
                        DATA_QUALITY.IS_PASSED,
                        DATA_QUALITY.SECONDS,
                        DATA_QUALITY.CHECKED_AT_UTC.convertFrom(time -> time.toInstant(ZoneOffset.UTC)))
                .from(DATA_QUALITY)
                .where(DATA_QUALITY.BUSINESS_DATE.eq(
                        businessDate != null
                                ? val(businessDate)
                                : field(select(max(DATA_QUALITY.BUSINESS_DATE)).from(DATA_QUALITY))))
                .orderBy(
                        DATA_QUALITY.IS_PASSED,
                        DATA_QUALITY.LOAD_ID.desc(),
                        DATA_QUALITY.SCOPE,
                        DATA_QUALITY.CHECK_NAME)
                .fetch(mapping(Check::new));
    }
}
