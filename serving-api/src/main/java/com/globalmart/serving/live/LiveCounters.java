package com.globalmart.serving.live;

import static com.globalmart.jooq.realtime.Tables.LIVE_CARTS;
import static com.globalmart.jooq.realtime.Tables.LIVE_SALES;
import static com.globalmart.jooq.realtime.Tables.LIVE_TOPICS;
import static org.jooq.Records.mapping;

import com.globalmart.serving.database.Realtime;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The live views of {@code landing}. */
@Repository
class LiveCounters {

    private final DSLContext realtime;

    LiveCounters(@Realtime DSLContext realtime) {
        this.realtime = realtime;
    }

    /** Minutes that begin at an instant or later, the newest first. */
    List<SalesMinute> sales(Instant since) {
        return realtime.select(
                        LIVE_SALES.MINUTE,
                        LIVE_SALES.COUNTRY,
                        LIVE_SALES.CURRENCY,
                        LIVE_SALES.ORDERS,
                        LIVE_SALES.UNITS,
                        LIVE_SALES.SALES)
                .from(LIVE_SALES)
                .where(LIVE_SALES.MINUTE.ge(since))
                .orderBy(LIVE_SALES.MINUTE.desc(), LIVE_SALES.COUNTRY, LIVE_SALES.CURRENCY)
                .fetch(mapping(SalesMinute::new));
    }

    /** Minutes that begin at an instant or later, the newest first. */
    List<CartMinute> carts(Instant since) {
        return realtime.select(
                        LIVE_CARTS.MINUTE,
                        LIVE_CARTS.COUNTRY,
                        LIVE_CARTS.ADDITIONS,
                        LIVE_CARTS.REMOVALS,
                        LIVE_CARTS.CHANGES,
                        LIVE_CARTS.CHECKOUTS,
                        LIVE_CARTS.ABANDONMENTS)
                .from(LIVE_CARTS)
                .where(LIVE_CARTS.MINUTE.ge(since))
                .orderBy(LIVE_CARTS.MINUTE.desc(), LIVE_CARTS.COUNTRY)
                .fetch(mapping(CartMinute::new));
    }

    List<PartitionLag> lag() {
        return realtime.select(
                        LIVE_TOPICS.TOPIC,
                        LIVE_TOPICS.PARTITION,
                        LIVE_TOPICS.LANDED_TO,
                        LIVE_TOPICS.LOG_END,
                        LIVE_TOPICS.LAG,
                        LIVE_TOPICS.SEEN_AT)
                .from(LIVE_TOPICS)
                .orderBy(LIVE_TOPICS.TOPIC, LIVE_TOPICS.PARTITION)
                .fetch(mapping(PartitionLag::new));
    }
}
