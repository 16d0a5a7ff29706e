package com.globalmart.batch.fact;

import com.globalmart.batch.load.Load;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fact table, with who holds its identities.
 *
 * @param <F> an accepted record
 */
public interface FactTable<F extends FactRecord> {

    /** The table, with its schema. */
    String name();

    /**
     * Who of earlier loads holds the identities that the records claim.
     *
     * @param days days on which earlier loads may have left facts
     */
    Map<FactIdentity, IdentityHolder> earlierHolders(Load load, Collection<F> facts, Set<LocalDate> days);

    /** Copies facts, all first with their identity, with their dimension keys. */
    void load(Load load, List<F> facts);
}
