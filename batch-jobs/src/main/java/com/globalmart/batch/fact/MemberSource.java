package com.globalmart.batch.fact;

import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.load.Load;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/** One kind of fact, as a source of members that no statement has told of yet. */
public interface MemberSource {

    /** The customers that records of the load name. */
    Set<String> userIds(Load load);

    /** The products that records of the load name. */
    Set<String> productIds(Load load);

    /** Shows where accepted records of the load name one of the customers. */
    void customers(Load load, Collection<String> userIds, Consumer<Sighting> see);

    /** Shows where accepted records of the load name one of the products. */
    void products(Load load, Collection<String> productIds, Consumer<Sighting> see);
}
