package com.globalmart.batch.fact;

import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Members that the landed records of one topic name. Only records that become facts count: the others make no member. */
public final class LandedMembers<L extends Landed, F extends FactRecord> implements MemberSource {

    /**
     * How a landing table names products.
     *
     * @param named SQL condition that a row names one of {@code :values}
     */
    public record ProductColumn(String named) {

        /** A column with one product id. */
        public static final ProductColumn SINGLE = new ProductColumn("product_id = any(:values)");

        /** A column with the product ids of several lines. */
        public static final ProductColumn LINES =
                new ProductColumn("exists (select from unnest(product_ids) as id where id = any(:values))");
    }

    private final LandingTable<L> table;
    private final FactTable<F> facts;
    private final Loads loads;
    private final Claims claims;
    private final Supplier<? extends Screening<L, F>> screenings;
    private final ProductColumn productColumn;
    private final Function<F, Sighting> customer;
    private final Function<F, Stream<Sighting>> products;

    LandedMembers(
            LandingTable<L> table,
            FactTable<F> facts,
            Loads loads,
            Claims claims,
            Supplier<? extends Screening<L, F>> screenings,
            ProductColumn productColumn,
            Function<F, Sighting> customer,
            Function<F, Stream<Sighting>> products) {
        this.table = table;
        this.facts = facts;
        this.loads = loads;
        this.claims = claims;
        this.screenings = screenings;
        this.productColumn = productColumn;
        this.customer = customer;
        this.products = products;
    }

    @Override
    public String factTable() {
        return facts.name();
    }

    @Override
    public void customers(Load load, Collection<String> userIds, Consumer<Sighting> see) {
        facts("user_id = any(:values)", load, userIds, fact -> see.accept(customer.apply(fact)));
    }

    @Override
    public void products(Load load, Collection<String> productIds, Consumer<Sighting> see) {
        facts(
                productColumn.named(),
                load,
                productIds,
                fact -> products.apply(fact).forEach(see));
    }

    private void facts(String condition, Load load, Collection<String> values, Consumer<F> take) {
        var screening = screenings.get();
        table.pages(condition, values, loads.ranges(load, table.topic()), page -> {
            var accepted = new ArrayList<F>();
            for (var landed : page) {
                if (screening.screen(landed) instanceof Screened.Accepted<F>(var fact)) {
                    accepted.add(fact);
                }
            }
            claims.decide(load, table.topic(), facts, accepted).first().forEach(take);
        });
    }
}
