package com.globalmart.batch.fact;

import static com.globalmart.jooq.warehouse.warehouse.Tables.SESSION;

import com.globalmart.batch.dimension.DistinctNames;
import com.globalmart.batch.execution.ExecutionMemory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The numbers of visits: facts carry four bytes instead of the session's text. Those of the last visits are kept in memory. */
@Repository
public class Sessions {

    private static final int IN_MEMORY = 300_000;

    private final DSLContext warehouse;
    private final ExecutionMemory<String, Integer> memory = new ExecutionMemory<>(IN_MEMORY);

    Sessions(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The numbers of the sessions that facts name, new ones included; asked for all of a chunk at once, in order, so that chunks
     * cannot deadlock.
     *
     * @param sessionId what a fact names; null where it names none
     * @return a number for each fact, in their order; null where it names none
     */
    public <F> List<@Nullable Integer> keys(List<F> facts, Function<F, @Nullable String> sessionId) {
        var names = DistinctNames.of(facts, sessionId);
        var keys = memory.values(names.names(), missing -> {
            var found = found(new TreeSet<>(missing));
            rememberOnceCommitted(found);
            return found;
        });
        var ofFacts = new ArrayList<@Nullable Integer>(facts.size());
        for (int fact = 0; fact < facts.size(); fact++) {
            ofFacts.add(names.has(fact) ? keys.get(names.place(fact)) : null);
        }
        return ofFacts;
    }

    /** Those that are there, and new ones for the others. */
    private Map<String, Integer> found(TreeSet<String> missing) {
        var found = find(missing);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            found.putAll(add(missing));
            missing.removeAll(found.keySet());
        }
        if (!missing.isEmpty()) { // another chunk was quicker
            found.putAll(find(missing));
        }
        return found;
    }

    private Map<String, Integer> find(Collection<String> sessionIds) {
        return warehouse
                .select(SESSION.SESSION_ID, SESSION.SESSION_KEY)
                .from(SESSION)
                .where(SESSION.SESSION_ID.eq(DSL.any(sessionIds.toArray(String[]::new))))
                .fetchMap(SESSION.SESSION_ID, SESSION.SESSION_KEY);
    }

    private Map<String, Integer> add(Collection<String> sessionIds) {
        return warehouse
                .resultQuery("""
                        insert into warehouse.session (session_id)
                        select session_id from unnest({0}) with ordinality as missing (session_id, number) order by number
                        on conflict (session_id) do nothing
                        returning session_id, session_key
                        """, DSL.val(sessionIds.toArray(String[]::new)))
                .fetchMap(SESSION.SESSION_ID, SESSION.SESSION_KEY);
    }

    /** A chunk that rolls back takes its sessions with it. */
    private void rememberOnceCommitted(Map<String, Integer> keys) {
        var committed = memory.current();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.putAll(keys);
            }
        });
    }
}
