package com.globalmart.generator.record;

import com.globalmart.generator.profile.Profiles;
import com.globalmart.generator.profile.Profiles.Told;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import com.globalmart.generator.visit.LateEvents;
import com.globalmart.generator.visit.StreamOfEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The records of live traffic: events as they are asked for, statements when their time has come. Goes on when the day changes. */
public final class StreamOfRecords {

    private final InstantSource clock;
    private final ProfileChoice choice;
    private final Profiles profiles;
    private final Anomalies records;
    private final Deque<Told> toTell = new ArrayDeque<>();
    private final Instant began;
    private LocalDate day;

    /** @param rate how many records a second will be asked for */
    public StreamOfRecords(
            long seed, Shop shop, double rate, ProfileChoice choice, Shares shares, InstantSource clock) {
        this.clock = clock;
        this.choice = choice;
        this.profiles = new Profiles(shop, true);
        this.began = clock.instant();
        Seed own = new Seed(seed).at("stream").at(began.getEpochSecond()).at(began.getNano());
        this.records = new Anomalies(
                shares,
                own.at("planted"),
                Long.MAX_VALUE,
                new StreamOfEvents(shop, own.at("visits"), rate, clock),
                new LateEvents(shop, own.at("late"), () -> startOf(today())));
        this.day = today();
        planStatements(began);
    }

    /** Tells the profile of everyone and everything, where that is wanted. */
    public void open(Consumer<Outgoing> sending) {
        if (choice == ProfileChoice.ALL) {
            profiles.all(began, statement -> sending.accept(Outgoing.statement(statement)));
        }
    }

    /** Tells what has changed about customers and products since it was last asked. */
    public void tellChanges(Consumer<Outgoing> sending) {
        Instant now = clock.instant();
        tellUntil(now, sending);
        if (!today().equals(day)) {
            day = today();
            planStatements(startOf(day));
            tellUntil(now, sending);
        }
    }

    /** The next record of the three event topics, stamped with the time now. */
    public Outgoing nextEvent() {
        return records.next();
    }

    private void tellUntil(Instant now, Consumer<Outgoing> sending) {
        while (!toTell.isEmpty() && !toTell.getFirst().when().isAfter(now)) {
            sending.accept(Outgoing.statement(toTell.removeFirst().statement()));
        }
    }

    private void planStatements(Instant from) {
        if (choice == ProfileChoice.NONE) {
            return;
        }
        profiles.during(day).stream()
                .filter(told -> !told.when().isBefore(from))
                .forEach(toTell::add);
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
