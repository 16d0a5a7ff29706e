package com.globalmart.batch.fact;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.quarantine.Quarantine;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.quarantine.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Gives every record of a chunk its one fate: fact, duplicate or quarantine. One call for each. */
public final class FactWriter<L extends Landed, F extends FactRecord> implements ItemWriter<Screened<F>> {

    private final FactTable<F> facts;
    private final LandingTable<L> table;
    private final Loads loads;
    private final Repeats repeats;
    private final Duplicates duplicates;
    private final Quarantine quarantine;

    FactWriter(
            FactTable<F> facts,
            LandingTable<L> table,
            Loads loads,
            Repeats repeats,
            Duplicates duplicates,
            Quarantine quarantine) {
        this.facts = facts;
        this.table = table;
        this.loads = loads;
        this.repeats = repeats;
        this.duplicates = duplicates;
        this.quarantine = quarantine;
    }

    @Override
    public void write(Chunk<? extends Screened<F>> chunk) {
        var accepted = new ArrayList<F>();
        var rejected = new ArrayList<Rejection>();
        for (var screened : chunk) {
            switch (screened) {
                case Screened.Accepted<F>(var fact) -> accepted.add(fact);
                case Screened.Rejected<F>(var rejection) -> rejected.add(rejection);
            }
        }
        var load = loads.requireOpen();
        var repeated = new ArrayList<Repeat>();
        facts.load(load, firstOf(load, accepted, repeated));
        duplicates.add(
                load,
                table.topic(),
                repeated.stream().filter(repeat -> !repeat.isConflict()).toList());
        repeated.stream().filter(Repeat::isConflict).map(FactWriter::conflict).forEach(rejected::add);
        quarantine.add(load, table, rejected);
    }

    /** The records that are first with their identity; the others are added to {@code repeated}. An earlier load goes first. */
    private List<F> firstOf(Load load, List<F> accepted, List<Repeat> repeated) {
        var earlier = facts.earlierHolders(load, accepted, loads.daysOfEarlierLoads(load));
        var within = repeats.holders(
                table.topic(),
                accepted.stream().map(fact -> fact.landed().position()).toList());
        var first = new ArrayList<F>();
        for (var fact : accepted) {
            var holder = earlier.get(facts.identityOf(fact));
            if (holder == null) {
                holder = within.get(fact.landed().position());
            }
            if (holder == null) {
                first.add(fact);
            } else {
                repeated.add(new Repeat(fact, holder));
            }
        }
        return first;
    }

    private static Rejection conflict(Repeat repeat) {
        var holder = repeat.holder().position();
        return new Rejection(
                repeat.fact().landed(),
                RejectReason.CONFLICTING_DUPLICATE,
                "the record at generation %d, partition %d, offset %d holds this identity with other content"
                        .formatted(holder.generation(), holder.partition(), holder.offset()),
                repeat.fact().amount());
    }
}
