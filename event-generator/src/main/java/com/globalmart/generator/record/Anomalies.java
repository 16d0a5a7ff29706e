package com.globalmart.generator.record;

import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.event.Topic;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.visit.Events;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The records of the three event topics: the visitors' events, with anomalies planted among them. What is planted at which place
 * depends on the seed alone. Duplicates, conflicts and late events come on top; the others are made from visitors' events.
 */
final class Anomalies {

    private static final int QUIET_START = 20;
    private static final int QUIET_END = 200;
    private static final int MOST_HELD_BACK = 100;
    private static final int LONGEST_HELD_BACK = 100;
    private static final List<Topic> EVENT_TOPICS = List.of(Topic.TRANSACTIONS, Topic.PRODUCT_VIEWS, Topic.CART_EVENTS);

    private final Shares shares;
    private final Seed seed;
    private final long count;
    private final Events events;
    private final Events lateEvents;
    private final SplittableRandom dice;
    private final EarlierFacts earlier;
    private final WrongEvents wrong = new WrongEvents();
    private final MalformedEvents malformed = new MalformedEvents();
    private final Deque<HeldBack> heldBack = new ArrayDeque<>();
    private final PerTopic<Deque<Planted>> owed =
            new PerTopic<>(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private long made;

    /** @param count how many records there will be; there is no end where it is {@code Long.MAX_VALUE} */
    Anomalies(Shares shares, Seed seed, long count, Events events, Events lateEvents) {
        this.shares = shares;
        this.seed = seed;
        this.count = count;
        this.events = events;
        this.lateEvents = lateEvents;
        this.dice = seed.at("dice").dice();
        this.earlier = new EarlierFacts(seed.at("earlier"));
    }

    /** How many of so many records will be the visitors' own. */
    static long eventsAmong(long count, Shares shares, Seed seed) {
        long extras = 0;
        for (long place = 0; place < count; place++) {
            extras += planted(place, count, shares, seed).isExtra() ? 1 : 0;
        }
        return count - extras;
    }

    /** The next record; every event of the visitors is in one of the first {@code count}. */
    Outgoing next() {
        Planted planted = planted(made, count, shares, seed);
        made++;
        return switch (planted) {
            case DUPLICATE -> duplicate(earlier.any());
            case CONFLICT -> conflict(earlier.any());
            case LATE -> remembered(Outgoing.fact(lateEvents.next(), Planted.LATE));
            case OUT_OF_ORDER -> heldBack.size() < MOST_HELD_BACK ? overtaking() : plain();
            case MALFORMED, WRONG -> {
                owed.of(EVENT_TOPICS.get(dice.nextInt(EVENT_TOPICS.size()))).add(planted);
                yield plain();
            }
            case NONE -> plain();
        };
    }

    /** The first places have nothing to repeat yet, the last ones are for what was held back or is owed. */
    private static Planted planted(long place, long count, Shares shares, Seed seed) {
        return place < QUIET_START || place >= count - QUIET_END ? Planted.NONE : shares.draw(seed.at(place));
    }

    private Outgoing plain() {
        HeldBack first = heldBack.peek();
        if (first != null && (made >= first.until || count - made < heldBack.size())) {
            heldBack.remove();
            return remembered(Outgoing.fact(first.event, Planted.OUT_OF_ORDER));
        }
        ShopEvent event = events.next();
        Planted planted = owed.of(event.topic()).poll();
        if (planted == null) {
            return remembered(Outgoing.fact(event, Planted.NONE));
        }
        return planted == Planted.WRONG ? wrong.spoil(event) : malformed.damage(event);
    }

    /** Holds an event back and sends the one behind it. */
    private Outgoing overtaking() {
        heldBack.add(new HeldBack(events.next(), made + 1 + dice.nextInt(LONGEST_HELD_BACK)));
        return remembered(Outgoing.fact(events.next(), Planted.NONE));
    }

    private Outgoing remembered(Outgoing fact) {
        earlier.remember(fact);
        return fact;
    }

    private static Outgoing duplicate(Outgoing fact) {
        return new Outgoing(fact.message(), fact.value(), Fate.DUPLICATE, Reason.NONE, Planted.DUPLICATE);
    }

    private static Outgoing conflict(Outgoing fact) {
        ShopEvent other = Conflicts.conflicting((ShopEvent) fact.message());
        return new Outgoing(
                other, other.toJson().toBytes(), Fate.QUARANTINE, Reason.CONFLICTING_DUPLICATE, Planted.CONFLICT);
    }

    /** An event that others overtake until so many records are made. */
    private record HeldBack(ShopEvent event, long until) {}
}
