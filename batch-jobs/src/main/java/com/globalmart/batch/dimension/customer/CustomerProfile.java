package com.globalmart.batch.dimension.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tracked attributes of a customer: a change of any of them opens a new version. This record is the one place that says which. */
public record CustomerProfile(
        @Nullable String country,
        @Nullable String city,
        AgeBand ageBand,
        @Nullable String loyaltyTier,
        @Nullable List<String> preferences) {

    /** What a fact alone tells of a customer. */
    public static CustomerProfile ofCountry(@Nullable String country) {
        return new CustomerProfile(country, null, AgeBand.UNKNOWN, null, null);
    }
}
