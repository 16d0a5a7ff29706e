package com.globalmart.admin.quality;

import static com.globalmart.jooq.warehouse.quality.Tables.CHECK_OFFENDER;
import static com.globalmart.jooq.warehouse.quality.Tables.CHECK_RESULT;
import static com.globalmart.jooq.warehouse.quality.Tables.RELEASE;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static org.jooq.impl.DSL.select;

import com.globalmart.admin.page.Moment;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What checks said, as batch-jobs keeps it: once for each load and check. */
@Repository
class Checks {

    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

    private final DSLContext warehouse;
    private final JsonMapper json;

    Checks(DSLContext warehouse, JsonMapper json) {
        this.warehouse = warehouse;
        this.json = json;
    }

    /** Somebody who lets a load pass its gate. */
    record Release(String by, String reason, Moment at) {}

    /** What all checks said about the newest loads, by check, the oldest first. */
    List<CheckResult> ofNewestLoads(int loads) {
        return fetch(
                CHECK_RESULT.LOAD_ID.in(select(LOAD.LOAD_ID)
                        .from(LOAD)
                        .orderBy(LOAD.LOAD_ID.desc())
                        .limit(loads)),
                Integer.MAX_VALUE);
    }

    /** What one check said lately, the oldest first. */
    List<CheckResult> history(String name, int loads) {
        return fetch(
                CHECK_RESULT
                        .CHECK_NAME
                        .eq(name)
                        .and(CHECK_RESULT.LOAD_ID.in(select(LOAD.LOAD_ID)
                                .from(LOAD)
                                .orderBy(LOAD.LOAD_ID.desc())
                                .limit(loads))),
                loads);
    }

    /** Rows that offend a check of a load, as they were seen; up to 100 are kept. */
    List<Map<String, Object>> offenders(int loadId, String name) {
        return warehouse
                .select(CHECK_OFFENDER.ROW_SEEN)
                .from(CHECK_OFFENDER)
                .where(CHECK_OFFENDER.LOAD_ID.eq(loadId))
                .and(CHECK_OFFENDER.CHECK_NAME.eq(name))
                .orderBy(CHECK_OFFENDER.NUMBER)
                .fetch(row -> json.readValue(row.value1().data(), ROW));
    }

    /** Who has released a load, the first first. */
    List<Release> releases(int loadId) {
        return warehouse
                .select(RELEASE.RELEASED_BY, RELEASE.REASON, RELEASE.RELEASED_AT)
                .from(RELEASE)
                .where(RELEASE.LOAD_ID.eq(loadId))
                .orderBy(RELEASE.RELEASED_AT)
                .fetch(row -> new Release(row.value1(), row.value2(), Moment.of(row.value3())));
    }

    private List<CheckResult> fetch(Condition which, int most) {
        return warehouse
                .select(CHECK_RESULT.asterisk(), LOAD.BUSINESS_DATE)
                .from(CHECK_RESULT)
                .join(LOAD)
                .on(LOAD.LOAD_ID.eq(CHECK_RESULT.LOAD_ID))
                .where(which)
                .orderBy(CHECK_RESULT.CHECK_NAME, CHECK_RESULT.LOAD_ID)
                .limit(most)
                .fetch(row -> new CheckResult(
                        row.get(CHECK_RESULT.CHECK_NAME),
                        row.get(CHECK_RESULT.SEVERITY).equals("ERROR"),
                        row.get(CHECK_RESULT.SENTENCE),
                        row.get(CHECK_RESULT.SCOPE).equals("load"),
                        row.get(CHECK_RESULT.LOAD_ID),
                        row.get(LOAD.BUSINESS_DATE),
                        row.get(CHECK_RESULT.OFFENDERS),
                        row.get(CHECK_RESULT.SECONDS),
                        row.get(CHECK_RESULT.CHECKED_AT)));
    }
}
