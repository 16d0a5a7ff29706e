package com.globalmart.generator.record;

import com.globalmart.generator.profile.Profiles;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import com.globalmart.generator.visit.DayOfEvents;
import com.globalmart.generator.visit.LateEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * All records of one UTC business day, in the order to send them: statements about customers and products first, then events. The
 * same arguments give the same records, byte for byte; any other argument gives other ids.
 *
 * @param seed the root of the shop and the day
 * @param events how many records the three event topics get together, planted ones included, at least 1
 * @param profiles which statements come first
 * @param withTombstones whether every other deletion is a record without a value
 */
public record DayOfRecords(
        long seed,
        Shop shop,
        LocalDate day,
        long events,
        ProfileChoice profiles,
        Shares shares,
        boolean withTombstones) {

    public DayOfRecords {
        if (events < 1) {
            throw new IllegalArgumentException("events are %d, expected at least 1".formatted(events));
        }
        if (day.isBefore(Shop.FIRST_DAY)) {
            throw new IllegalArgumentException("the day is %s, expected %s or later".formatted(day, Shop.FIRST_DAY));
        }
    }

    /** Makes the records of the day, one after the other. */
    public void make(Consumer<Outgoing> sending) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Profiles told = new Profiles(shop, withTombstones);
        if (profiles == ProfileChoice.ALL) {
            told.all(start, statement -> sending.accept(Outgoing.statement(statement)));
        }
        if (profiles != ProfileChoice.NONE) {
            told.during(day).forEach(each -> sending.accept(Outgoing.statement(each.statement())));
        }
        Anomalies records = records(start);
        for (long made = 0; made < events; made++) {
            sending.accept(records.next());
        }
    }

    private Anomalies records(Instant start) {
        Seed own = shares.in(new Seed(seed)
                .at("day")
                .at(day.toEpochDay())
                .at(events)
                .at(shop.customers().count())
                .at(shop.catalogue().count()));
        Seed planting = own.at("planted");
        long ofVisitors = Anomalies.eventsAmong(events, shares, planting);
        return new Anomalies(
                shares,
                planting,
                events,
                new DayOfEvents(shop, own.at("visits"), day, ofVisitors),
                new LateEvents(shop, own.at("late"), () -> start));
    }
}
