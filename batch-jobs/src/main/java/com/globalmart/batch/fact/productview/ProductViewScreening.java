package com.globalmart.batch.fact.productview;

import com.globalmart.batch.fact.Refusals;
import com.globalmart.batch.fact.Screened;
import com.globalmart.batch.fact.Screening;
import com.globalmart.batch.landing.LandedProductView;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.reference.ReferenceData;
import java.time.LocalDate;

/** Screens a landed view, search, filter or comparison. */
class ProductViewScreening implements Screening<LandedProductView, ProductView> {

    private final ReferenceData reference;
    private final LocalDate oldestDay;

    /** @param oldestDay events before this UTC day are refused */
    ProductViewScreening(ReferenceData reference, LocalDate oldestDay) {
        this.reference = reference;
        this.oldestDay = oldestDay;
    }

    @Override
    public Screened<ProductView> screen(LandedProductView landed) {
        var refusals = new Refusals(landed, null);
        refusals.checkTime(oldestDay);
        var country = refusals.country(reference, landed.country());
        refusals.checkPrice("price", landed.price());
        refusals.checkPrice("min_price", landed.minPrice());
        refusals.checkPrice("max_price", landed.maxPrice());
        landed.comparedPrices().forEach(price -> refusals.checkPrice("a compared price", price));
        var duration = landed.viewDuration();
        refusals.refuseIf(
                duration != null && duration < 0,
                RejectReason.INVALID_DURATION,
                "view_duration is %d s, expected 0 or more",
                duration);
        var refusal = refusals.first();
        if (refusal.isPresent()) {
            return new Screened.Rejected<>(refusal.get());
        }
        return new Screened.Accepted<>(new ProductView(
                landed, refusals.eventDay(), country.orElseThrow().key()));
    }
}
