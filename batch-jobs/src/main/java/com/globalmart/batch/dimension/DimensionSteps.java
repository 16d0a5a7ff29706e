package com.globalmart.batch.dimension;

import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.landing.RangePartitioner;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.quarantine.Quarantine;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** The steps that every type 2 dimension has: its statements are stored, then the keys they touch are rebuilt. */
@Component
public class DimensionSteps {

    private final Steps steps;
    private final Loads loads;
    private final Quarantine quarantine;
    private final Rekeys rekeys;
    private final DimensionProperties properties;

    DimensionSteps(Steps steps, Loads loads, Quarantine quarantine, Rekeys rekeys, DimensionProperties properties) {
        this.steps = steps;
        this.loads = loads;
        this.quarantine = quarantine;
        this.rekeys = rekeys;
        this.properties = properties;
    }

    /** One worker a range; the range's records are stored chunk by chunk. */
    public <L extends Landed> Step storeStatements(String name, LandingTable<L> table, Step worker) {
        return steps.partitioned(name, worker, new RangePartitioner(loads, table.topic()), properties.ranges());
    }

    /** @param statements stores statements of a load */
    public <L extends Landed> Step storeRange(
            String name, LandingTable<L> table, LandedReader<L> reader, BiConsumer<Load, List<L>> statements) {
        return steps.chunks(
                name,
                properties.chunkSize(),
                reader,
                ScreenedStatement::screen,
                new StatementWriter<>(table, loads, statements, quarantine));
    }

    /** Rebuilds the touched keys, a chunk of keys in one transaction. */
    public Step rebuild(String name, DimensionTable<?, ?> dimension) {
        return steps.<String, String>chunks(
                name,
                properties.chunkSize(),
                new TouchedKeyReader(dimension, loads, properties.chunkSize()),
                key -> key,
                new RebuildWriter<>(dimension, rekeys));
    }
}
