package com.globalmart.batch.fact;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LogPosition;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds the identities of views and cart events: {@code event_id} within its UTC day, asked by the index of each day. */
@Repository
public class EventIdentities {

    private final JdbcClient warehouse;

    EventIdentities(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * @param table {@code warehouse.fact_product_views} or {@code warehouse.fact_cart_events}
     * @param days days on which earlier loads may have left facts; events of other days are not asked for
     */
    public Map<FactIdentity, IdentityHolder> earlierHolders(
            String table, Load load, Collection<? extends FactRecord> facts, Set<LocalDate> days) {
        var holders = new HashMap<FactIdentity, IdentityHolder>();
        if (days.isEmpty()) {
            return holders;
        }
        var ids = new HashSet<UUID>();
        var asked = new HashSet<LocalDate>();
        for (var fact : facts) {
            if (days.contains(fact.eventDay())) {
                ids.add(fact.id());
                asked.add(fact.eventDay());
            }
        }
        if (ids.isEmpty()) {
            return holders;
        }
        warehouse
                .sql("""
                        select event_id, event_day, generation, partition, log_offset, content_hash
                        from %s
                        where event_day = any(:days::date[]) and event_id = any(:ids::uuid[]) and load_id < :load
                        """.formatted(table))
                .param("days", asked.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("load", load.loadId())
                .query(row -> {
                    holders.put(
                            new FactIdentity(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)),
                            new IdentityHolder(
                                    new LogPosition(row.getShort(3), row.getInt(4), row.getLong(5)), row.getLong(6)));
                });
        return holders;
    }
}
