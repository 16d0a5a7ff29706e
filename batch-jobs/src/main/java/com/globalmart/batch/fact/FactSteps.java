package com.globalmart.batch.fact;

import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.landing.RangePartitioner;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.load.StepBooks;
import com.globalmart.batch.quarantine.Quarantine;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** The steps that every fact has: repeats are found first, then ranges of offsets are loaded in parallel. */
@Component
public class FactSteps {

    private final Steps steps;
    private final Loads loads;
    private final Repeats repeats;
    private final Claims claims;
    private final Duplicates duplicates;
    private final Quarantine quarantine;
    private final StepBooks books;
    private final FactProperties properties;

    FactSteps(
            Steps steps,
            Loads loads,
            Repeats repeats,
            Claims claims,
            Duplicates duplicates,
            Quarantine quarantine,
            StepBooks books,
            FactProperties properties) {
        this.steps = steps;
        this.loads = loads;
        this.repeats = repeats;
        this.claims = claims;
        this.duplicates = duplicates;
        this.quarantine = quarantine;
        this.books = books;
        this.properties = properties;
    }

    /**
     * Finds the records of one topic that repeat another of the load.
     *
     * @param screenings makes a screening with the reference data as it stands then
     */
    public <L extends Landed, F extends FactRecord> RepeatSearch repeatsOf(
            LandingTable<L> table, Supplier<? extends Screening<L, F>> screenings) {
        return new FindRepeats<>(table, loads, repeats, screenings);
    }

    /** Finds repeats of all topics, several at once. */
    Step findRepeats(List<RepeatSearch> searches) {
        var byTopic = searches.stream()
                .collect(Collectors.toMap(search -> search.topic().topicName(), Function.identity()));
        return steps.ofEach(
                "findRepeats",
                "topic",
                byTopic::keySet,
                (worker, topic) -> steps.tasklet(worker, (contribution, context) -> {
                    contribution.incrementWriteCount(
                            Objects.requireNonNull(byTopic.get(topic)).run(loads.requireOpen()));
                    return RepeatStatus.FINISHED;
                }),
                properties.ranges());
    }

    /** The members that records of one topic name: a source for the steps that make the missing ones. */
    public <L extends Landed, F extends FactRecord> MemberSource members(
            LandingTable<L> table,
            FactTable<F> facts,
            Supplier<? extends Screening<L, F>> screenings,
            LandedMembers.ProductColumn productColumn,
            Function<F, Sighting> customer,
            Function<F, Stream<Sighting>> products) {
        return new LandedMembers<>(table, facts, loads, claims, screenings, productColumn, customer, products);
    }

    /** Loads ranges of offsets in parallel: pages of landed records in, facts and rejects out, in the worker's own transaction. */
    public <L extends Landed, F extends FactRecord> Step load(
            String name, LandingTable<L> table, FactTable<F> facts, Supplier<? extends Screening<L, F>> screenings) {
        var ofRange = name + "Range";
        var worker = steps.anew(
                ofRange,
                execution -> steps.chunks(
                        ofRange,
                        properties.chunkSize(),
                        new LandedReader<>(
                                table, OffsetRange.from(execution.getExecutionContext()), properties.chunkSize()),
                        screenings.get(),
                        new FactWriter<>(facts, table, loads, claims, duplicates, quarantine, books)));
        return steps.partitioned(name, worker, new RangePartitioner(loads, table.topic()), properties.ranges());
    }
}
