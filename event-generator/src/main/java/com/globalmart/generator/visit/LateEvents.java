package com.globalmart.generator.visit;

import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Events of visits that were over an hour to ten days before the day began, and are only told now. */
public final class LateEvents implements Events {

    private static final Duration EARLIEST = Duration.ofDays(10);
    private static final Duration LATEST = Duration.ofHours(1);
    private static final Duration LONGEST_VISIT = Duration.ofHours(2);

    private final Shop shop;
    private final Seed seed;
    private final Supplier<Instant> dayStart;
    private long visits;
    private @Nullable Visit visit;
    private Instant at = Instant.EPOCH;
    private Instant end = Instant.EPOCH;

    /** @param dayStart when the day began that the events are too late for */
    public LateEvents(Shop shop, Seed seed, Supplier<Instant> dayStart) {
        this.shop = shop;
        this.seed = seed;
        this.dayStart = dayStart;
    }

    @Override
    public ShopEvent next() {
        Visit current = visit != null && visit.goesOn() ? visit : begin();
        ShopEvent event = current.next(at);
        at = current.nextAfter(at, end);
        return event;
    }

    private Visit begin() {
        Seed own = seed.at(visits++);
        Instant day = dayStart.get();
        Duration window = EARLIEST.minus(LATEST).minus(LONGEST_VISIT);
        long micros = (long) (own.at("start").fraction() * window.toSeconds() * 1_000_000);
        at = day.minus(EARLIEST).plusNanos(micros * 1000);
        end = day.minus(LATEST);
        LocalDate itsDay = at.atOffset(ZoneOffset.UTC).toLocalDate();
        double conversion = shop.seasons().conversion(itsDay);
        Visit begun = new Visit(shop, own, Funnel.plan(own.at("plan").dice(), conversion), at);
        visit = begun;
        return begun;
    }
}
