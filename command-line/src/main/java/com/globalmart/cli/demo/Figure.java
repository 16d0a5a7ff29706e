package com.globalmart.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * A number of the platform beside the same number of the ledger.
 *
 * @param found what the platform says
 * @param expected what the ledger says
 */
record Figure(String what, BigDecimal found, BigDecimal expected) {

    static Figure count(String what, long found, long expected) {
        return new Figure(what, BigDecimal.valueOf(found), BigDecimal.valueOf(expected));
    }

    @JsonProperty
    boolean agrees() {
        return found.compareTo(expected) == 0;
    }
}
