package com.globalmart.generator.shop;

import java.time.LocalDate;
import java.util.List;

/**
 * A customer's profile at one moment.
 *
 * @param userId for example {@code USER_00000007}
 * @param age in years at that moment, 16 to 90
 * @param registrationDate UTC day on which the customer registered
 * @param preferences category groups, one to three
 * @param loyaltyTier bronze, silver, gold or platinum
 */
public record Customer(
        String userId,
        String email,
        int age,
        Country country,
        String city,
        LocalDate registrationDate,
        List<String> preferences,
        String loyaltyTier) {}
