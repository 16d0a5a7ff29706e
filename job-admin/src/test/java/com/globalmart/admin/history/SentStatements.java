package com.globalmart.admin.history;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.ResultQuery;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** Listens to what the console asks of one database, until it is closed. */
final class SentStatements implements ExecuteListener, AutoCloseable {

    private final transient Configuration listenedTo;
    private final transient List<ResultQuery<?>> queries = new CopyOnWriteArrayList<>();

    SentStatements(DSLContext database) {
        this.listenedTo = database.configuration();
        listenedTo.set(new DefaultExecuteListenerProvider(this));
    }

    @Override
    public void executeStart(ExecuteContext context) {
        if (context.query() instanceof ResultQuery<?> query) {
            queries.add(query);
        }
    }

    /** The queries since it was asked last. */
    List<ResultQuery<?>> taken() {
        var taken = List.copyOf(queries);
        queries.removeAll(taken);
        return taken;
    }

    @Override
    public void close() {
        listenedTo.set(new ExecuteListenerProvider[0]);
    }
}
