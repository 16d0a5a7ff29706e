package com.globalmart.batch.fact;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.batch.load.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * Decides about records of the open load that passed screening. Repeats within the load must have been found before.
     *
     * @param accepted of one partition of a topic, in the order of their offsets
     */
    <F extends FactRecord> Decided<F> decide(Load load, Topic topic, FactTable<F> facts, List<F> accepted) {
        var earlierDays = loads.daysOfEarlierLoads(load);
        var earlier = facts.earlierHolders(load, accepted, earlierDays);
        var within = repeatedWithin(topic, accepted);
        if (earlier.isEmpty() && within.isEmpty()) {
            return new Decided<>(inOrderOfTheIndex(accepted, earlierDays), List.of());
        }
        var first = new ArrayList<F>(accepted.size());
        var repeated = new ArrayList<Repeat>();
        for (var fact : accepted) {
            var holder = earlier.get(fact.identity());
            if (holder == null) {
                holder = within.get(fact.landed().position());
            }
            if (holder == null) {
                first.add(fact);
            } else {
                repeated.add(new Repeat(fact, holder));
            }
        }
        return new Decided<>(inOrderOfTheIndex(first, earlierDays), repeated);
    }

    private Map<LogPosition, IdentityHolder> repeatedWithin(Topic topic, List<? extends FactRecord> accepted) {
        if (accepted.isEmpty()) {
            return Map.of();
        }
        return repeats.holders(
                topic,
                accepted.getFirst().landed().position(),
                accepted.getLast().landed().position());
    }

    private static <F extends FactRecord> List<F> inOrderOfTheIndex(List<F> first, Set<LocalDate> earlierDays) {
        if (earlierDays.isEmpty() || first.stream().noneMatch(fact -> earlierDays.contains(fact.eventDay()))) {
            return first;
        }
        return first.stream().sorted(Comparator.comparing(FactRecord::id)).toList();
    }
}
