package com.globalmart.batch.quarantine;

/** Why a landed record is refused, in the order of the contracts: of several reasons the first counts. */
public enum RejectReason {
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
    NO_EXCHANGE_RATE,
    CONFLICTING_DUPLICATE
}
