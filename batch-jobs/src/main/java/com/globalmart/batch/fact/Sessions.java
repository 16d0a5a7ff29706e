package com.globalmart.batch.fact;

import static com.globalmart.jooq.warehouse.warehouse.Tables.SESSION;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The numbers of visits: facts carry four bytes instead of the session's text. */
@Repository
public class Sessions {

    private final DSLContext warehouse;

    Sessions(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The number of every session, new ones included; asked for all of a chunk at once, in order, so that chunks cannot deadlock. */
    public Map<String, Integer> keys(Collection<String> sessionIds) {
        var missing = new TreeSet<>(sessionIds);
        var keys = new HashMap<String, Integer>(find(missing));
        missing.removeAll(keys.keySet());
        if (missing.isEmpty()) {
            return keys;
        }
        warehouse.execute("""
                insert into warehouse.session (session_id)
                select session_id from unnest({0}) with ordinality as missing (session_id, number) order by number
                on conflict do nothing
                """, DSL.val(missing.toArray(String[]::new)));
        keys.putAll(find(missing));
        return keys;
    }

    private Map<String, Integer> find(Collection<String> sessionIds) {
        return warehouse
                .select(SESSION.SESSION_ID, SESSION.SESSION_KEY)
                .from(SESSION)
                .where(SESSION.SESSION_ID.eq(DSL.any(sessionIds.toArray(String[]::new))))
                .fetchMap(SESSION.SESSION_ID, SESSION.SESSION_KEY);
    }
}
