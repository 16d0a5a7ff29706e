package com.globalmart.admin.landing;

import static com.globalmart.jooq.realtime.Tables.POSITION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.globalmart.admin.database.Realtime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** How far landing is behind the logs of its topics. */
@Repository
public class LandingPositions {

    private static final Logger log = LoggerFactory.getLogger(LandingPositions.class);

    private final DSLContext realtime;

    LandingPositions(@Realtime DSLContext realtime) {
        this.realtime = realtime;
    }

    /** The lag of each topic, by name; empty when the database does not answer, which is no failure of the console. */
    public Optional<List<TopicLag>> lags() {
        var newest = POSITION.as("newest");
        try {
            return Optional.of(realtime.select(
                            POSITION.TOPIC,
                            count(),
                            sum(POSITION.NEXT_OFFSET),
                            sum(greatest(POSITION.LOG_END.minus(POSITION.NEXT_OFFSET), inline(0L))),
                            min(POSITION.LOG_END_SEEN_AT))
                    .from(POSITION)
                    .where(POSITION.PARTITION.ge(0)) // -1 holds mended dead letters: it has no log
                    .and(row(POSITION.TOPIC, POSITION.GENERATION)
                            .in(select(newest.TOPIC, max(newest.GENERATION))
                                    .from(newest)
                                    .groupBy(newest.TOPIC)))
                    .groupBy(POSITION.TOPIC)
                    .orderBy(POSITION.TOPIC)
                    .fetch(row -> new TopicLag(
                            row.value1(),
                            row.value2(),
                            row.value3().longValue(),
                            row.value4().longValue(),
                            row.value5())));
        } catch (DataAccessException e) {
            log.debug("landing positions could not be read", e);
            return Optional.empty();
        }
    }
}
