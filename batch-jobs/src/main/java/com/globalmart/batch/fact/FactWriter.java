package com.globalmart.batch.fact;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.Counted;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.StepBooks;
import com.globalmart.batch.quarantine.Quarantine;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.quarantine.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Gives every record of a chunk its one fate: fact, duplicate or quarantine. One call for each. */
public final class FactWriter<L extends Landed, F extends FactRecord> implements ItemWriter<Screened<F>> {

    private final FactTable<F> facts;
    private final LandingTable<L> table;
    private final Loads loads;
    private final Claims claims;
    private final Duplicates duplicates;
    private final Quarantine quarantine;
    private final StepBooks books;

    FactWriter(
            FactTable<F> facts,
            LandingTable<L> table,
            Loads loads,
            Claims claims,
            Duplicates duplicates,
            Quarantine quarantine,
            StepBooks books) {
        this.facts = facts;
        this.table = table;
        this.loads = loads;
        this.claims = claims;
        this.duplicates = duplicates;
        this.quarantine = quarantine;
        this.books = books;
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
        var decided = claims.decide(load, table.topic(), facts, accepted);
        facts.load(load, decided.first());
        var repeated = decided.repeated().stream().collect(Collectors.partitioningBy(Repeat::isConflict));
        var same = repeated.getOrDefault(false, List.of());
        duplicates.add(load, table.topic(), same);
        repeated.getOrDefault(true, List.of()).stream()
                .map(FactWriter::conflict)
                .forEach(rejected::add);
        quarantine.add(load, table, rejected);
        books.add(
                load,
                table.topic(),
                chunk.size(),
                new StepBooks.Fates(
                        Counted.of(decided.first(), FactRecord::amount),
                        Counted.of(same, repeat -> repeat.fact().amount()),
                        Counted.of(rejected, Rejection::amount)));
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
