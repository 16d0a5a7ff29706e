package com.globalmart.batch.dimension;

import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.landing.LandedChange;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.landing.RangePartitioner;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.quarantine.Quarantine;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** The steps that every type 2 dimension has: its statements are stored, then the keys they touch are rebuilt. */
@Component
public class DimensionSteps {

    private final Steps steps;
    private final Loads loads;
    private final Statements statements;
    private final Versions versions;
    private final Rekeys rekeys;
    private final Quarantine quarantine;
    private final DimensionProperties properties;

    DimensionSteps(
            Steps steps,
            Loads loads,
            Statements statements,
            Versions versions,
            Rekeys rekeys,
            Quarantine quarantine,
            DimensionProperties properties) {
        this.steps = steps;
        this.loads = loads;
        this.statements = statements;
        this.versions = versions;
        this.rekeys = rekeys;
        this.quarantine = quarantine;
        this.properties = properties;
    }

    /** One worker a range of offsets; the range's records are stored chunk by chunk. */
    public Step storeStatements(String name, LandingTable<?> table, Step worker) {
        return steps.partitioned(name, worker, new RangePartitioner(loads, table.topic()), properties.ranges());
    }

    public <L extends LandedChange> Step storeRange(
            String name, Dimension<L> dimension, LandingTable<L> table, LandedReader<L> reader) {
        return steps.chunks(
                name,
                properties.chunkSize(),
                reader,
                ScreenedStatement::screen,
                new StatementWriter<>(dimension, table, loads, statements, quarantine));
    }

    /** One worker a range of natural keys; the range's keys are rebuilt chunk by chunk. */
    public Step rebuild(String name, Dimension<?> dimension, Step worker) {
        var partitioner = new KeyRangePartitioner(dimension, statements, loads);
        return steps.partitioned(name, worker, partitioner, properties.ranges());
    }

    /** Keys in, what differs out, in the step's own transaction. A key that its statements leave as it is counts as filtered. */
    public Step rebuildRange(String name, Dimension<?> dimension, KeyHistoryReader reader) {
        return steps.chunks(
                name,
                properties.keysAtOnce(),
                reader,
                key -> changed(Rebuild.of(dimension, key)),
                new RebuildWriter(dimension, versions, rekeys));
    }

    /** Reads the keys of the range that the context of a partition describes. */
    public KeyHistoryReader histories(Dimension<?> dimension, ExecutionContext context) {
        return new KeyHistoryReader(
                dimension, statements, versions, loads, KeyRange.from(context), properties.keysAtOnce());
    }

    /** Takes back inferred members that were staged in case facts need them, once it is known which facts there are. */
    public Step dropNeedlessMembers(String name, Dimension<?> dimension) {
        return steps.tasklet(name, (contribution, context) -> {
            contribution.incrementWriteCount(versions.dropNeedlessInferred(dimension));
            return RepeatStatus.FINISHED;
        });
    }

    private static @Nullable Rebuild changed(Rebuild rebuild) {
        return rebuild.isEmpty() ? null : rebuild;
    }
}
