package com.globalmart.batch.fact;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides between records that claim one identity: the first stands, and an earlier load goes before this one. */
@Component
class Claims {

    /**
     * What was decided about some records.
     *
     * @param first those that are first with their identity: they become facts. In the order of their identities where a day has facts
     *     of earlier loads, and so an index, in which neighbours are written together; otherwise as they came
     * @param repeated the others
     */
    record Decided<F extends FactRecord>(List<F> first, List<Repeat> repeated) {}

    private final Loads loads;
    private final Repeats repeats;

    Claims(Loads loads, Repeats repeats) {
        this.loads = loads;
        this.repeats = repeats;
    }

    /**
     * Decides about records of the open load, of one partition of a topic, that passed screening. Repeats within the load must have
     * been found before.
     */
    <F extends FactRecord> Decided<F> decide(Load load, Topic topic, FactTable<F> facts, List<F> accepted) {
        var earlierDays = loads.daysOfEarlierLoads(load);
        var earlier = facts.earlierHolders(load, accepted, earlierDays);
        var within = repeats.holders(
                topic, accepted.stream().map(fact -> fact.landed().position()).toList());
        var decided = new Decided<F>(new ArrayList<>(), new ArrayList<>());
        for (var fact : accepted) {
            var holder = earlier.get(facts.identityOf(fact));
            if (holder == null) {
                holder = within.get(fact.landed().position());
            }
            if (holder == null) {
                decided.first().add(fact);
            } else {
                decided.repeated().add(new Repeat(fact, holder));
            }
        }
        if (decided.first().stream().anyMatch(fact -> earlierDays.contains(fact.eventDay()))) {
            decided.first().sort(Comparator.comparing(FactRecord::identity));
        }
        return decided;
    }
}
