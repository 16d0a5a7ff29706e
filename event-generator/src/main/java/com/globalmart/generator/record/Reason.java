package com.globalmart.generator.record;

/** Why a record has its fate: the codes of the contracts. */
public enum Reason {
    NONE,

    EMPTY,
    NOT_JSON,
    NOT_AN_OBJECT,
    MISSING_FIELD,
    INVALID_FIELD,

    TOO_OLD,
    IN_THE_FUTURE,
    UNKNOWN_COUNTRY,
    UNKNOWN_PAYMENT_METHOD,
    UNKNOWN_CURRENCY,
    INVALID_QUANTITY,
    NEGATIVE_PRICE,
    AMOUNT_OUT_OF_RANGE,
    INVALID_DISCOUNT,
    INVALID_DURATION,
    CHECKOUT_WITHOUT_ITEMS,
    CONFLICTING_DUPLICATE,

    /** A finding about a record that is a fact all the same. */
    TOTAL_MISMATCH;

    /** The name in the ledger; empty for {@link #NONE}. */
    String label() {
        return this == NONE ? "" : name();
    }
}
