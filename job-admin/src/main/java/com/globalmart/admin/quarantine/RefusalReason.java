package com.globalmart.admin.quarantine;

import com.globalmart.admin.page.Typed;
import org.jspecify.annotations.Nullable;

/** Why a load refuses a record, a word of the contract. */
enum RefusalReason {
    TOO_OLD("It happened before the first day that the shop keeps. Mend its timestamp, or discard it."),
    IN_THE_FUTURE("It happened more than 24 hours after it was sent: its clock was wrong. Mend its timestamp."),
    UNKNOWN_COUNTRY("Its country is not in the reference data. Add the country there and replay it, or mend it."),
    UNKNOWN_PAYMENT_METHOD(
            "Its payment method is not in the reference data. Add the method there and replay it, or mend it."),
    UNKNOWN_CURRENCY("Its currency is not in the reference data. Add the currency there and replay it, or mend it."),
    INVALID_QUANTITY("A line sells less than one unit. Mend its products."),
    NEGATIVE_PRICE("A price is below zero. Mend it."),
    AMOUNT_OUT_OF_RANGE("A line is worth a trillion or more. Mend its products."),
    INVALID_DISCOUNT("A discount is below zero, or more than its line is worth. Mend its products."),
    INVALID_DURATION("A view lasted less than no time. Mend its duration."),
    CHECKOUT_WITHOUT_ITEMS("A checkout names no items. Mend its items, or discard it."),
    NO_EXCHANGE_RATE("There was no exchange rate for its day or the seven days before it. Load rates, then replay it."),
    CONFLICTING_DUPLICATE(
            "Its identity was taken by an earlier record with other content. Discard it, or give it an identity of its own.");

    private final String meaning;

    RefusalReason(String meaning) {
        this.meaning = meaning;
    }

    /** What it says, and what helps. */
    public String meaning() {
        return meaning;
    }

    /** What an address says; an empty value is none. */
    static @Nullable RefusalReason of(@Nullable String parameter) {
        return Typed.oneOf(values(), RefusalReason::name, "reasonCode", parameter, "a reason");
    }
}
