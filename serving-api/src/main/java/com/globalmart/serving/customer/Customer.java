package com.globalmart.serving.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as last known, with what it was before and how the newest analysis judges it.
 *
 * @param userId the shop's identifier
 * @param country null where not known
 * @param city null where not known
 * @param ageBand in years: under 18, 18-24, 25-34, 35-44, 45-54, 55 and over, or unknown
 * @param loyaltyTier null where not known
 * @param preferences parted by commas; null where not known
 * @param registrationDate UTC day; null where not known
 * @param isInferred whether events named it and no profile came
 * @param isDeleted whether the shop deleted it: then this is what it was before
 * @param rfm how it buys; null for a customer without an order
 * @param versions the first one first
 */
record Customer(
        String userId,
        @Nullable String country,
        @Nullable String city,
        @Nullable String ageBand,
        @Nullable String loyaltyTier,
        @Nullable String preferences,
        @Nullable LocalDate registrationDate,
        boolean isInferred,
        boolean isDeleted,
        @Nullable Rfm rfm,
        List<CustomerVersion> versions) {

    /**
     * What it was from one instant to another.
     *
     * @param validFrom 1900-01-01 where it holds since ever
     * @param validTo first instant after it; 9999-12-31 while it is open
     * @param country null where not known
     * @param city null where not known
     * @param ageBand in years
     * @param loyaltyTier null where not known
     * @param preferences parted by commas; null where not known
     */
    record CustomerVersion(
            Instant validFrom,
            Instant validTo,
            @Nullable String country,
            @Nullable String city,
            @Nullable String ageBand,
            @Nullable String loyaltyTier,
            @Nullable String preferences) {}

    /**
     * How it buys, by the newest analysis.
     *
     * @param analysisDate business date of the analysis
     * @param recencyDays from the last order to the analysis date
     * @param frequency orders so far
     * @param monetary their revenue, in the reporting currency
     * @param rfmScore the three scores of 1 to 5 as digits
     * @param segment into which they fall
     */
    record Rfm(
            LocalDate analysisDate,
            int recencyDays,
            int frequency,
            BigDecimal monetary,
            int rfmScore,
            String segment) {}
}
