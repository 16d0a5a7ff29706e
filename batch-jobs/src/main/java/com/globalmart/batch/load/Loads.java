package com.globalmart.batch.load;

import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_DAY;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_POSITION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.stereotype.Repository;

/** The chain of loads, their bounds and their days. */
@Repository
public class Loads {

    private final DSLContext warehouse;

    Loads(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    public Optional<Load> open() {
        return warehouse
                .select(LOAD.LOAD_ID, LOAD.BUSINESS_DATE, LOAD.ATTEMPT)
                .from(LOAD)
                .where(LOAD.STATUS.eq("OPEN"))
                .fetchOptional(Loads::toLoad);
    }

    /**
     * The open load, for the steps that work on it.
     *
     * @throws NoOpenLoadException when no load is open
     * @throws OtherLoadOpenException when the execution of the current step is about another load
     */
    public Load requireOpen() {
        var load = open().orElseThrow(NoOpenLoadException::new);
        var parameters = parametersOfStep();
        if (parameters.isPresent() && !StageParameters.areAbout(load, parameters.get())) {
            throw new OtherLoadOpenException(load, parameters.get());
        }
        return load;
    }

    /** Whether the load that the execution of the current step is about has been published. */
    public boolean isPublished() {
        var parameters = parametersOfStep().orElseThrow(() -> new IllegalStateException("asked outside of a step"));
        return warehouse
                .select(LOAD.LOAD_ID, LOAD.BUSINESS_DATE, LOAD.ATTEMPT)
                .from(LOAD)
                .where(LOAD.STATUS.eq("PUBLISHED"))
                .fetch(Loads::toLoad)
                .stream()
                .anyMatch(load -> StageParameters.areAbout(load, parameters));
    }

    private static Optional<JobParameters> parametersOfStep() {
        return Optional.ofNullable(StepSynchronizationManager.getContext())
                .map(context -> context.getStepExecution().getJobParameters());
    }

    /**
     * Opens the load of a business date and fixes its bounds: from where published loads ended to the given positions, or to where it
     * begins where the date is published already. Running it again finds the same load with the same bounds.
     *
     * @param landed next offsets of all partitions, as landing has them now
     * @throws OtherLoadOpenException when another load is open
     */
    Load open(LocalDate businessDate, int attempt, Collection<LandingPosition> landed) {
        var open = open();
        if (open.isPresent()) {
            if (!isNight(open.get())) {
                throw new OtherLoadOpenException(open.get(), businessDate, attempt);
            }
            return requireSame(open.get(), businessDate, attempt);
        }
        var load = insert(businessDate, attempt);
        boolean runsAgain = isPublished(businessDate); // it takes nothing
        var taken = publishedPositions();
        var insert = warehouse.insertInto(
                LOAD_POSITION,
                LOAD_POSITION.LOAD_ID,
                LOAD_POSITION.TOPIC,
                LOAD_POSITION.GENERATION,
                LOAD_POSITION.PARTITION,
                LOAD_POSITION.FROM_OFFSET,
                LOAD_POSITION.TO_OFFSET);
        for (var position : landed) {
            var from = taken.getOrDefault(position.partitionKey(), 0L);
            insert = insert.values(
                    load.loadId(),
                    position.topic().topicName(),
                    position.generation(),
                    position.partition(),
                    from,
                    runsAgain ? from : Math.max(from, position.nextOffset()));
        }
        insert.execute();
        return load;
    }

    /**
     * The open load, which has to be that of the date and attempt.
     *
     * @throws OtherLoadOpenException when it is another
     */
    static Load requireSame(Load open, LocalDate businessDate, int attempt) {
        if (!open.businessDate().equals(businessDate) || open.attempt() != attempt) {
            throw new OtherLoadOpenException(open, businessDate, attempt);
        }
        return open;
    }

    /** Behind all attempts of the date, whatever became of them. */
    int nextAttempt(LocalDate businessDate) {
        return warehouse
                .select(DSL.coalesce(max(LOAD.ATTEMPT), 0).plus(1))
                .from(LOAD)
                .where(LOAD.BUSINESS_DATE.eq(businessDate))
                .fetchSingle()
                .value1();
    }

    /** Whether the load is a night, which takes what has landed. */
    public boolean isNight(Load load) {
        return isA("NIGHT", load);
    }

    /** Whether the load makes a forgotten customer again. */
    public boolean isForgetting(Load load) {
        return isA("FORGET", load);
    }

    boolean isA(String kind, Load load) {
        return warehouse.fetchExists(LOAD, LOAD.LOAD_ID.eq(load.loadId()).and(LOAD.KIND.eq(kind)));
    }

    /** What the load takes of a topic, a range a partition, empty ranges left out. */
    public List<OffsetRange> ranges(Load load, Topic topic) {
        return warehouse
                .select(
                        LOAD_POSITION.GENERATION,
                        LOAD_POSITION.PARTITION,
                        LOAD_POSITION.FROM_OFFSET,
                        LOAD_POSITION.TO_OFFSET)
                .from(LOAD_POSITION)
                .where(LOAD_POSITION.LOAD_ID.eq(load.loadId()))
                .and(LOAD_POSITION.TOPIC.eq(topic.topicName()))
                .and(LOAD_POSITION.FROM_OFFSET.lt(LOAD_POSITION.TO_OFFSET))
                .orderBy(LOAD_POSITION.GENERATION, LOAD_POSITION.PARTITION)
                .fetch(row -> new OffsetRange(topic, row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Notes the days that events of the load fall on. Safe to run again. */
    void addDays(Load load, Collection<LocalDate> days) {
        var insert = warehouse.insertInto(LOAD_DAY, LOAD_DAY.LOAD_ID, LOAD_DAY.EVENT_DAY);
        for (var day : days) {
            insert = insert.values(load.loadId(), day);
        }
        insert.onConflictDoNothing().execute();
    }

    /** The UTC days that events of the load fall on, its business date among them. */
    public Set<LocalDate> days(Load load) {
        return warehouse
                .select(LOAD_DAY.EVENT_DAY)
                .from(LOAD_DAY)
                .where(LOAD_DAY.LOAD_ID.eq(load.loadId()))
                .fetchSet(LOAD_DAY.EVENT_DAY);
    }

    /** Days of the load on which earlier loads may have left facts; elsewhere nothing can repeat an earlier load. */
    public Set<LocalDate> daysOfEarlierLoads(Load load) {
        return warehouse
                .selectDistinct(LOAD_DAY.EVENT_DAY)
                .from(LOAD_DAY)
                .where(LOAD_DAY.LOAD_ID.lt(load.loadId()))
                .fetchSet(LOAD_DAY.EVENT_DAY);
    }

    /** Marks the load published at the database's time. */
    public void markPublished(Load load) {
        warehouse
                .update(LOAD)
                .set(LOAD.STATUS, "PUBLISHED")
                .set(LOAD.PUBLISHED_AT, DSL.currentInstant())
                .where(LOAD.LOAD_ID.eq(load.loadId()))
                .execute();
    }

    /** Marks the load discarded at the database's time: the next one begins where it began. */
    public void markDiscarded(Load load) {
        warehouse
                .update(LOAD)
                .set(LOAD.STATUS, "DISCARDED")
                .set(LOAD.DISCARDED_AT, DSL.currentInstant())
                .where(LOAD.LOAD_ID.eq(load.loadId()))
                .execute();
    }

    /** Opens the next attempt of a discarded load, with the bounds of that load. */
    public Load openAgain(Load discarded) {
        var load = insert(discarded.businessDate(), discarded.attempt() + 1);
        warehouse
                .insertInto(
                        LOAD_POSITION,
                        LOAD_POSITION.LOAD_ID,
                        LOAD_POSITION.TOPIC,
                        LOAD_POSITION.GENERATION,
                        LOAD_POSITION.PARTITION,
                        LOAD_POSITION.FROM_OFFSET,
                        LOAD_POSITION.TO_OFFSET)
                .select(DSL.select(
                                DSL.val(load.loadId()),
                                LOAD_POSITION.TOPIC,
                                LOAD_POSITION.GENERATION,
                                LOAD_POSITION.PARTITION,
                                LOAD_POSITION.FROM_OFFSET,
                                LOAD_POSITION.TO_OFFSET)
                        .from(LOAD_POSITION)
                        .where(LOAD_POSITION.LOAD_ID.eq(discarded.loadId())))
                .execute();
        return load;
    }

    /**
     * The attempt that a night of the date is, where nobody says otherwise: that of its open load, or of its published one, which is
     * complete; else the next after those that were discarded.
     */
    public int attempt(LocalDate businessDate) {
        var ofDate = warehouse
                .select(LOAD.STATUS, LOAD.ATTEMPT)
                .from(LOAD)
                .where(LOAD.BUSINESS_DATE.eq(businessDate))
                .and(LOAD.KIND.eq("NIGHT"))
                .orderBy(LOAD.ATTEMPT)
                .fetchGroups(LOAD.STATUS, LOAD.ATTEMPT);
        for (var status : List.of("OPEN", "PUBLISHED")) {
            if (ofDate.containsKey(status)) {
                return ofDate.get(status).getLast();
            }
        }
        return nextAttempt(businessDate);
    }

    private boolean isPublished(LocalDate businessDate) {
        return warehouse.fetchExists(
                LOAD,
                LOAD.BUSINESS_DATE
                        .eq(businessDate)
                        .and(LOAD.STATUS.eq("PUBLISHED"))
                        .and(LOAD.KIND.eq("NIGHT")));
    }

    /** @throws IllegalStateException when the date has had that attempt */
    Load insert(LocalDate businessDate, int attempt) {
        if (warehouse.fetchExists(LOAD, LOAD.BUSINESS_DATE.eq(businessDate).and(LOAD.ATTEMPT.eq(attempt)))) {
            throw new IllegalStateException("attempt %d of %s has ended, expected attempt %d or a higher one"
                    .formatted(attempt, businessDate, nextAttempt(businessDate)));
        }
        return warehouse
                .insertInto(LOAD, LOAD.BUSINESS_DATE, LOAD.ATTEMPT)
                .values(businessDate, attempt)
                .returningResult(LOAD.LOAD_ID, LOAD.BUSINESS_DATE, LOAD.ATTEMPT)
                .fetchSingle(Loads::toLoad);
    }

    private Map<String, Long> publishedPositions() {
        var taken = new HashMap<String, Long>();
        warehouse
                .select(
                        LOAD_POSITION.TOPIC,
                        LOAD_POSITION.GENERATION,
                        LOAD_POSITION.PARTITION,
                        max(LOAD_POSITION.TO_OFFSET))
                .from(LOAD_POSITION)
                .join(LOAD)
                .on(LOAD.LOAD_ID.eq(LOAD_POSITION.LOAD_ID))
                .where(LOAD.STATUS.eq(val("PUBLISHED")))
                .groupBy(LOAD_POSITION.TOPIC, LOAD_POSITION.GENERATION, LOAD_POSITION.PARTITION)
                .forEach(row -> taken.put(
                        LandingPosition.partitionKey(Topic.named(row.value1()), row.value2(), row.value3()),
                        row.value4()));
        return taken;
    }

    private static Load toLoad(Record3<Integer, LocalDate, Integer> row) {
        return new Load(row.value1(), row.value2(), row.value3());
    }
}
