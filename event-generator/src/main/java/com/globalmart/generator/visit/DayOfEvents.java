package com.globalmart.generator.visit;

import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import com.globalmart.generator.shop.ShoppingHours;
import com.globalmart.generator.visit.VisitsInFlight.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The events of one UTC business day, in the order of their timestamps. Only the visits that go on at a time are in memory. To make
 * exactly as many events as are wanted, the visits are planned twice: first to count them, then to spread them over the day.
 */
public final class DayOfEvents implements Events {

    private static final double LAST_SECOND_TO_BEGIN = 86_340;
    private static final double DAY_SECONDS = 86_400;

    private final Shop shop;
    private final Seed seed;
    private final double conversion;
    private final ShoppingHours.Spread spread;
    private final Instant dayStart;
    private final Instant dayEnd;
    private final VisitsInFlight inFlight = new VisitsInFlight();
    private long visits;
    private int surplus;
    private long begun;
    private Instant nextStart;

    /**
     * @param seed the day's own
     * @param count how many events there will be, at least 1
     */
    public DayOfEvents(Shop shop, Seed seed, LocalDate day, long count) {
        this.shop = shop;
        this.seed = seed;
        this.conversion = shop.seasons().conversion(day);
        this.spread = shop.hours().over(day);
        this.dayStart = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.dayEnd = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        long planned = 0;
        while (planned < count) {
            planned += plan(visits).size();
            visits++;
        }
        this.surplus = (int) (planned - count);
        this.nextStart = start(0);
    }

    /** How many visits there will be. */
    public long visits() {
        return visits;
    }

    @Override
    public ShopEvent next() {
        while (begun < visits && inFlight.isIdleUntil(nextStart)) {
            begin();
        }
        Due due = inFlight.take();
        ShopEvent event = due.visit().next(due.at());
        if (due.visit().goesOn()) {
            inFlight.add(due.visit(), due.visit().nextAfter(due.at(), dayEnd));
        }
        return event;
    }

    private void begin() {
        List<Step> plan = plan(begun);
        if (begun == visits - 1) {
            plan = plan.subList(0, plan.size() - surplus); // the last visitor leaves early, so that the count is exact
        }
        inFlight.add(new Visit(shop, seed.at(begun), plan, nextStart), nextStart);
        begun++;
        nextStart = start(begun);
    }

    private List<Step> plan(long visit) {
        return Funnel.plan(seed.at(visit).at("plan").dice(), conversion);
    }

    private Instant start(long visit) {
        if (visit >= visits) {
            return dayEnd;
        }
        double share = (visit + seed.at(visit).at("start").fraction()) / visits;
        double second = spread.secondOf(share) * (LAST_SECOND_TO_BEGIN / DAY_SECONDS);
        return dayStart.plusNanos((long) (second * 1_000_000) * 1000);
    }
}
