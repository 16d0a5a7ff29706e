package com.globalmart.generator.visit;

import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import com.globalmart.generator.visit.VisitsInFlight.Due;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * Live traffic without an end: the caller decides how often, every event is stamped with the time at which it is asked for. Visits
 * interleave as at the wanted rate. Above 1,000 events a second visitors hurry, so that memory stays bounded.
 */
public final class StreamOfEvents implements Events {

    private static final double EVENTS_PER_VISIT = 3;
    private static final double UNHURRIED_RATE = 1000;

    private final Shop shop;
    private final Seed seed;
    private final double secondsPerVisit;
    private final double pace;
    private final InstantSource clock;
    private final SplittableRandom dice;
    private final VisitsInFlight inFlight = new VisitsInFlight();
    private Instant nextStart = Instant.EPOCH; // on a time scale of its own, which runs as fast as it is asked
    private Instant stamped = Instant.MIN;
    private long begun;

    /** @param rate events a second, at least 1 */
    public StreamOfEvents(Shop shop, Seed seed, double rate, InstantSource clock) {
        this.shop = shop;
        this.seed = seed;
        this.secondsPerVisit = EVENTS_PER_VISIT / rate;
        this.pace = Math.min(1, UNHURRIED_RATE / rate);
        this.clock = clock;
        this.dice = seed.at("arrivals").dice();
    }

    @Override
    public ShopEvent next() {
        Instant now = stamp();
        if (inFlight.isIdleUntil(nextStart)) {
            inFlight.add(begin(now), nextStart);
            nextStart = nextStart.plusNanos((long) (-1e9 * secondsPerVisit * StrictMath.log(1 - dice.nextDouble())));
        }
        Due due = inFlight.take();
        ShopEvent event = due.visit().next(now);
        if (due.visit().goesOn()) {
            long pause = (long) (due.visit().pause().toNanos() * pace);
            inFlight.add(due.visit(), due.at().plusNanos(pause));
        }
        return event;
    }

    private Visit begin(Instant now) {
        Seed own = seed.at(begun++);
        double conversion =
                shop.seasons().conversion(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return new Visit(shop, own, Funnel.plan(own.at("plan").dice(), conversion), now);
    }

    /** Now, but always later than the event before, whatever the clock does. */
    private Instant stamp() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        stamped = now.isAfter(stamped) ? now : stamped.plus(1, ChronoUnit.MICROS);
        return stamped;
    }
}
