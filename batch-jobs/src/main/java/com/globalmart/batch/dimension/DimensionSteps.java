package com.globalmart.batch.dimension;

import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.landing.LandedChange;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.landing.RangePartitioner;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.load.StepBooks;
import com.globalmart.batch.quarantine.Quarantine;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.Step;
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
    private final StepBooks books;
    private final DimensionProperties properties;

    DimensionSteps(
            Steps steps,
            Loads loads,
            Statements statements,
            Versions versions,
            Rekeys rekeys,
            Quarantine quarantine,
            StepBooks books,
            DimensionProperties properties) {
        this.steps = steps;
        this.loads = loads;
        this.statements = statements;
        this.versions = versions;
        this.rekeys = rekeys;
        this.quarantine = quarantine;
        this.books = books;
        this.properties = properties;
    }

    /** Stores what was said, ranges of offsets in parallel. */
    public <L extends LandedChange> Step storeStatements(String name, Dimension<L> dimension, LandingTable<L> table) {
        var ofRange = name + "Range";
        var worker = steps.anew(
                ofRange,
                execution -> steps.chunks(
                        ofRange,
                        properties.chunkSize(),
                        new LandedReader<>(
                                table, OffsetRange.from(execution.getExecutionContext()), properties.chunkSize()),
                        ScreenedStatement::screen,
                        new StatementWriter<>(dimension, table, loads, statements, quarantine, books)));
        return steps.partitioned(name, worker, new RangePartitioner(loads, table.topic()), properties.ranges());
    }

    /**
     * Rebuilds ranges of natural keys in parallel: keys in, what differs out, in the worker's own transaction. A key that its
     * statements leave as it is counts as filtered.
     */
    public Step rebuild(String name, Dimension<?> dimension) {
        var ofRange = name + "Range";
        var worker = steps.anew(
                ofRange,
                execution -> steps.chunks(
                        ofRange,
                        properties.keysAtOnce(),
                        new KeyHistoryReader(
                                dimension,
                                statements,
                                versions,
                                loads,
                                KeyRange.from(execution.getExecutionContext()),
                                properties.keysAtOnce()),
                        key -> changed(Rebuild.of(dimension, key)),
                        new RebuildWriter(dimension, versions, rekeys)));
        return steps.partitioned(
                name, worker, new KeyRangePartitioner(dimension, statements, loads), properties.ranges());
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
