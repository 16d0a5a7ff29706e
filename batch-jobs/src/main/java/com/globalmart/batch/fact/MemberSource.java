package com.globalmart.batch.fact;

import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.load.Load;
import java.util.Collection;
import java.util.function.Consumer;

/** One kind of fact, as a source of what events tell of members that no statement has told of yet. */
public interface MemberSource {

    /** The table of the facts, with its schema. */
    String factTable();

    /** Shows where accepted records of the load name one of the customers. */
    void customers(Load load, Collection<String> userIds, Consumer<Sighting> see);

    /** Shows where accepted records of the load name one of the products. */
    void products(Load load, Collection<String> productIds, Consumer<Sighting> see);
}
