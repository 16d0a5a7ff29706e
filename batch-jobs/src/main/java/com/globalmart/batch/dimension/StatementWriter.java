package com.globalmart.batch.dimension;

import com.globalmart.batch.landing.LandedChange;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.Counted;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.StepBooks;
import com.globalmart.batch.quarantine.Quarantine;
import com.globalmart.batch.quarantine.Rejection;
import java.util.ArrayList;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Stores the accepted statements of a chunk and quarantines the others. */
final class StatementWriter<L extends LandedChange> implements ItemWriter<ScreenedStatement<L>> {

    private final Dimension<L> dimension;
    private final LandingTable<L> table;
    private final Loads loads;
    private final Statements statements;
    private final Quarantine quarantine;
    private final StepBooks books;

    StatementWriter(
            Dimension<L> dimension,
            LandingTable<L> table,
            Loads loads,
            Statements statements,
            Quarantine quarantine,
            StepBooks books) {
        this.dimension = dimension;
        this.table = table;
        this.loads = loads;
        this.statements = statements;
        this.quarantine = quarantine;
        this.books = books;
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
        statements.add(dimension, load, accepted);
        quarantine.add(load, table, rejected);
        books.add(
                load,
                table.topic(),
                chunk.size(),
                new StepBooks.Fates(
                        new Counted(accepted.size(), null), Counted.NONE, Counted.of(rejected, Rejection::amount)));
    }
}
