package com.globalmart.batch.fact;

import static com.globalmart.jooq.warehouse.warehouse.Tables.SESSION;

import com.github.benmanes.caffeine.cache.Cache;
import com.globalmart.batch.execution.ExecutionMemory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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

    /** The number of every session, new ones included; asked for all of a chunk at once, in order, so that chunks cannot deadlock. */
    public Map<String, Integer> keys(Collection<String> sessionIds) {
        var committed = memory.current();
        var keys = new HashMap<>(committed.getAllPresent(sessionIds));
        var missing = new TreeSet<>(sessionIds);
        missing.removeAll(keys.keySet());
        if (missing.isEmpty()) {
            return keys;
        }
        var found = find(missing);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            found.putAll(add(missing));
            missing.removeAll(found.keySet());
        }
        if (!missing.isEmpty()) { // another chunk was quicker
            found.putAll(find(missing));
        }
        keepOnceCommitted(found, committed);
        keys.putAll(found);
        return keys;
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
                        on conflict do nothing
                        returning session_id, session_key
                        """, DSL.val(sessionIds.toArray(String[]::new)))
                .fetchMap(SESSION.SESSION_ID, SESSION.SESSION_KEY);
    }

    /** A chunk that rolls back takes its sessions with it. */
    private static void keepOnceCommitted(Map<String, Integer> keys, Cache<String, Integer> committed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.putAll(keys);
            }
        });
    }
}
