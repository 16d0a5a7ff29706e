package com.globalmart.generator.profile;

import com.globalmart.generator.event.CustomerStatement;
import com.globalmart.generator.event.Deletion;
import com.globalmart.generator.event.ProductStatement;
import com.globalmart.generator.event.Statement;
import com.globalmart.generator.event.Topic;
import com.globalmart.generator.shop.Catalogue;
import com.globalmart.generator.shop.Customers;
import com.globalmart.generator.shop.Life;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What the shop says about its customers and products: all of them at a time, or what changed on a day. */
public final class Profiles {

    private static final double TOLD_LATE = 0.05;
    private static final int MOST_DAYS_LATE = 5;

    private final Shop shop;
    private final boolean withTombstones;

    /** @param withTombstones whether every other deletion is a record without a value; otherwise all are events */
    public Profiles(Shop shop, boolean withTombstones) {
        this.shop = shop;
        this.withTombstones = withTombstones;
    }

    /** Tells the newest profile of everyone and everything that is there just before a moment. */
    public void all(Instant before, Consumer<Statement> telling) {
        Instant last = before.minusSeconds(1);
        for (int number = 1; number <= shop.customers().count(); number++) {
            Life life = shop.customers().life(number);
            if (life.isPresent(last)) {
                telling.accept(customer(number, life.profileSince(last)));
            }
        }
        for (int number = 1; number <= shop.catalogue().count(); number++) {
            Life life = shop.catalogue().life(number);
            if (life.isPresent(last)) {
                telling.accept(product(number, life.profileSince(last)));
            }
        }
    }

    /** What is told on a day, in the order in which it is told; one statement in twenty is one to five days late. */
    public List<Told> during(LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int number = 1; number <= shop.customers().count(); number++) {
            int customer = number;
            collect(
                    shop.customers().life(number),
                    day,
                    told,
                    seed(Topic.CUSTOMERS, number),
                    moment -> moment.leaves()
                            ? deletion(Topic.CUSTOMERS, customer, Customers.userId(customer), moment.at())
                            : customer(customer, moment.at()));
        }
        for (int number = 1; number <= shop.catalogue().count(); number++) {
            int product = number;
            collect(
                    shop.catalogue().life(number),
                    day,
                    told,
                    seed(Topic.PRODUCTS, number),
                    moment -> moment.leaves()
                            ? deletion(Topic.PRODUCTS, product, Catalogue.productId(product), moment.at())
                            : product(product, moment.at()));
        }
        told.sort(Comparator.comparing(Told::when));
        return told;
    }

    private static void collect(Life life, LocalDate day, List<Told> told, Seed seed, Telling telling) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = from.plus(Duration.ofDays(1));
        for (Life.Moment moment : life.moments(from.minus(Duration.ofDays(MOST_DAYS_LATE)), to)) {
            Instant when = moment.leaves() ? moment.at() : moment.at().plus(lateness(seed, moment.at()));
            if (!when.isBefore(from) && when.isBefore(to)) {
                told.add(new Told(when, telling.tell(moment)));
            }
        }
    }

    private static Duration lateness(Seed seed, Instant at) {
        Seed own = seed.at(at.getEpochSecond());
        return own.at("late").fraction() < TOLD_LATE
                ? Duration.ofDays(1 + own.at("days").below(MOST_DAYS_LATE))
                : Duration.ZERO;
    }

    private CustomerStatement customer(int number, Instant at) {
        return new CustomerStatement(
                id(Topic.CUSTOMERS, number, at), at, shop.customers().at(number, at));
    }

    private ProductStatement product(int number, Instant at) {
        return new ProductStatement(
                id(Topic.PRODUCTS, number, at), at, shop.catalogue().at(number, at));
    }

    private Deletion deletion(Topic topic, int number, String subject, Instant at) {
        boolean isTombstone = withTombstones && number % 2 == 0;
        return new Deletion(topic, id(topic, number, at), at, subject, isTombstone);
    }

    private UUID id(Topic topic, int number, Instant at) {
        return seed(topic, number).at(at.getEpochSecond()).uuid();
    }

    private Seed seed(Topic topic, int number) {
        return shop.seed().at(topic.topicName()).at(number);
    }

    private interface Telling {
        Statement tell(Life.Moment moment);
    }

    /**
     * A statement and when it is told.
     *
     * @param when never before the statement's own time, at most five days after
     */
    public record Told(Instant when, Statement statement) {}
}
