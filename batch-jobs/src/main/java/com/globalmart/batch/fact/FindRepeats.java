package com.globalmart.batch.fact;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the records of a load whose identity an earlier record of the same load holds. The database groups the identities;
 * only records that claim one together are read, and screened, because a refused record holds none.
 */
final class FindRepeats<L extends Landed, F extends FactRecord> implements RepeatSearch {

    private final LandingTable<L> table;
    private final Loads loads;
    private final Repeats repeats;
    private final Supplier<? extends Screening<L, F>> screenings;

    FindRepeats(LandingTable<L> table, Loads loads, Repeats repeats, Supplier<? extends Screening<L, F>> screenings) {
        this.table = table;
        this.loads = loads;
        this.repeats = repeats;
        this.screenings = screenings;
    }

    @Override
    public Topic topic() {
        return table.topic();
    }

    @Override
    public int run(Load load) {
        var screening = screenings.get();
        var candidates = new ArrayList<>(table.repeated(loads.ranges(load, table.topic())));
        candidates.sort(Comparator.comparing(Landed::position));
        var holders = new HashMap<FactIdentity, IdentityHolder>();
        List<Repeat> found = new ArrayList<>();
        for (var landed : candidates) {
            if (!(screening.screen(landed) instanceof Screened.Accepted<F>(var fact))) {
                continue;
            }
            var self = new IdentityHolder(landed.position(), landed.envelope().contentHash());
            var holder = holders.putIfAbsent(fact.identity(), self);
            if (holder != null) {
                found.add(new Repeat(fact, holder));
            }
        }
        repeats.replace(table.topic(), found);
        return found.size();
    }
}
