package com.globalmart.batch.fact;

import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.load.Load;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One kind of fact, as a source of members that no statement has told of yet. */
public interface MemberSource {

    /** The customers that records of the load name. */
    Set<String> userIds(Load load);

    /** The products that records of the load name. */
    Set<String> productIds(Load load);

    /** Where accepted records of the load name one of the customers. */
    List<Sighting> customers(Load load, Collection<String> userIds);

    /** Where accepted records of the load name one of the products. */
    List<Sighting> products(Load load, Collection<String> productIds);
}
