package com.globalmart.batch.dimension;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.quarantine.Quarantine;
import com.globalmart.batch.quarantine.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Stores the accepted statements of a chunk and quarantines the others. */
public final class StatementWriter<L extends Landed> implements ItemWriter<ScreenedStatement<L>> {

    private final LandingTable<L> table;
    private final Loads loads;
    private final BiConsumer<Load, List<L>> statements;
    private final Quarantine quarantine;

    /** @param statements stores statements of a load */
    public StatementWriter(
            LandingTable<L> table, Loads loads, BiConsumer<Load, List<L>> statements, Quarantine quarantine) {
        this.table = table;
        this.loads = loads;
        this.statements = statements;
        this.quarantine = quarantine;
    }

    @Override
    public void write(Chunk<? extends ScreenedStatement<L>> chunk) {
        var accepted = new ArrayList<L>();
        var rejected = new ArrayList<Rejection>();
        for (var screened : chunk) {
            switch (screened) {
                case ScreenedStatement.Accepted<L>(var landed) -> accepted.add(landed);
                case ScreenedStatement.Rejected<L>(var rejection) -> rejected.add(rejection);
            }
        }
        var load = loads.requireOpen();
        statements.accept(load, accepted);
        quarantine.add(load, table, rejected);
    }
}
