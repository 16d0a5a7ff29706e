package com.globalmart.batch.fact.cartevent;

import com.globalmart.batch.fact.Refusals;
import com.globalmart.batch.fact.Screened;
import com.globalmart.batch.fact.Screening;
import com.globalmart.batch.landing.LandedCartEvent;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.reference.ReferenceData;
import java.time.LocalDate;

/** Screens a landed cart event. */
class CartEventScreening implements Screening<LandedCartEvent, CartEvent> {

    private final ReferenceData reference;
    private final LocalDate oldestDay;

    /** @param oldestDay events before this UTC day are refused */
    CartEventScreening(ReferenceData reference, LocalDate oldestDay) {
        this.reference = reference;
        this.oldestDay = oldestDay;
    }

    @Override
    public Screened<CartEvent> screen(LandedCartEvent landed) {
        var refusals = new Refusals(landed, null);
        refusals.checkTime(oldestDay);
        var country = refusals.country(reference, landed.country());
        var given = landed.currency();
        var currency = given != null
                ? given
                : country.map(ReferenceData.Country::currency).orElse("");
        refusals.refuseIf(
                !reference.knowsCurrency(currency),
                RejectReason.UNKNOWN_CURRENCY,
                "currency is \"%s\", expected one of the reference data",
                currency);
        refusals.checkPrice("price", landed.price());
        landed.itemPrices().forEach(price -> refusals.checkPrice("price of an item", price));
        refusals.refuseIf(
                landed.eventType().equals("checkout") && landed.itemQuantities().isEmpty(),
                RejectReason.CHECKOUT_WITHOUT_ITEMS,
                "a checkout without items, expected one at least");
        var refusal = refusals.first();
        if (refusal.isPresent()) {
            return new Screened.Rejected<>(refusal.get());
        }
        return new Screened.Accepted<>(
                new CartEvent(landed, refusals.eventDay(), country.orElseThrow().key(), currency));
    }
}
