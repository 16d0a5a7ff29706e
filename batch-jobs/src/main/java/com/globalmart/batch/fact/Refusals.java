package com.globalmart.batch.fact;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.quarantine.EventTimes;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.quarantine.Rejection;
import com.globalmart.batch.reference.ReferenceData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects why one record is refused. Reasons are asked in the order of the contracts and the first that applies stays, so
 * a screening reads as the list of its rules.
 */
public final class Refusals {

    private final Landed landed;
    private final LocalDate eventDay;
    private final @Nullable BigDecimal amount;
    private @Nullable Rejection first;

    /** @param amount what the record is worth in its own currency; null where it has no amount */
    public Refusals(Landed landed, @Nullable BigDecimal amount) {
        this.landed = landed;
        this.eventDay = LocalDate.ofInstant(landed.occurredAt(), ZoneOffset.UTC);
        this.amount = amount;
    }

    /** Refuses the record when the condition holds and nothing has refused it before. */
    public void refuseIf(boolean condition, RejectReason reason, String detail, @Nullable Object... found) {
        if (condition && first == null) {
            first = new Rejection(landed, reason, detail.formatted(found), amount);
        }
    }

    /** The rules about time that every event topic has. */
    public void checkTime(LocalDate oldestDay) {
        refuseIf(
                eventDay.isBefore(oldestDay),
                RejectReason.TOO_OLD,
                "happened at %s, expected %s or later",
                landed.occurredAt(),
                oldestDay);
        if (EventTimes.isInTheFuture(landed)) {
            refuseIf(true, RejectReason.IN_THE_FUTURE, "%s", EventTimes.describeFuture(landed));
        }
    }

    /** The country of the event as it was then; refuses the record when it is not in the reference data. */
    public Optional<ReferenceData.Country> country(ReferenceData reference, String name) {
        var country = reference.country(name, landed.occurredAt());
        refuseIf(
                country.isEmpty(),
                RejectReason.UNKNOWN_COUNTRY,
                "country is \"%s\", expected one of the reference data",
                name);
        return country;
    }

    /** Refuses a price below 0. */
    public void checkPrice(String name, @Nullable BigDecimal price) {
        refuseIf(
                price != null && price.signum() < 0,
                RejectReason.NEGATIVE_PRICE,
                "%s is %s, expected 0 or more",
                name,
                price);
    }

    /** The first reason, if there was any. */
    public Optional<Rejection> first() {
        return Optional.ofNullable(first);
    }

    /** The UTC day of the event. */
    public LocalDate eventDay() {
        return eventDay;
    }
}
