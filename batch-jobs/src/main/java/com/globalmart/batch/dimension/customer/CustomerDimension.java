package com.globalmart.batch.dimension.customer;

import static com.globalmart.batch.dimension.Attribute.date;
import static com.globalmart.batch.dimension.Attribute.text;
import static com.globalmart.batch.dimension.Attribute.textArray;

import com.globalmart.batch.dimension.Dimension;
import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.landing.LandedCustomerChange;
import java.time.Instant;
import java.util.List;

/** The customer dimension: the one place that says what is kept of customers, and what of it makes a new version. */
public final class CustomerDimension {

    public static final Dimension<LandedCustomerChange> CUSTOMERS = new Dimension<>(
            "customer",
            "user_id",
            List.of(
                    text("country", LandedCustomerChange::country).toldByEvents(),
                    text("city", LandedCustomerChange::city),
                    text("age_band", CustomerDimension::ageBand).orElse(AgeBand.UNKNOWN.label()),
                    text("loyalty_tier", LandedCustomerChange::loyaltyTier),
                    textArray("preferences", LandedCustomerChange::preferences)),
            List.of(date("registration_date", LandedCustomerChange::registrationDate)));

    private CustomerDimension() {}

    /** An event that names a customer, and the country it happened in. */
    public static Sighting sighting(String userId, Instant at, String country) {
        return new Sighting(userId, at, CUSTOMERS.told(country));
    }

    private static String ageBand(LandedCustomerChange landed) {
        return AgeBand.of(landed.age()).label();
    }
}
