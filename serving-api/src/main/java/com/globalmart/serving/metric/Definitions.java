package com.globalmart.serving.metric;

import static com.globalmart.jooq.warehouse.bi.Tables.METRIC_DEFINITIONS;
import static org.jooq.Records.mapping;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The view {@code bi.metric_definitions}. */
@Repository
class Definitions {

    List<Definition> all(DSLContext bi) {
        return bi.select(
                        METRIC_DEFINITIONS.METRIC,
                        METRIC_DEFINITIONS.SENTENCE,
                        METRIC_DEFINITIONS.UNIT,
                        METRIC_DEFINITIONS.GRAIN,
                        METRIC_DEFINITIONS.OWNER,
                        METRIC_DEFINITIONS.FORMULA_SQL)
                .from(METRIC_DEFINITIONS)
                .orderBy(METRIC_DEFINITIONS.METRIC)
                .fetch(mapping(Definition::new));
    }
}
