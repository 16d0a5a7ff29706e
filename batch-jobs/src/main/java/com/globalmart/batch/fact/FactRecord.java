package com.globalmart.batch.fact;

import com.globalmart.batch.landing.Landed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record that passed screening, with what decides about its identity. */
public interface FactRecord {

    /** The record as it landed. */
    Landed landed();

    /** The transaction's or event's id. */
    UUID id();

    /** The identity it claims: what makes another record the same. */
    FactIdentity identity();

    /** UTC day of the event. */
    LocalDate eventDay();

    /** What it is worth in its own currency; null where it has no amount. */
    @Nullable
    BigDecimal amount();
}
