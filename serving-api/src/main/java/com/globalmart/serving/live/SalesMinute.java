package com.globalmart.serving.live;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Sales of one minute in one country and currency, as producers wrote them: repeats count, nothing is screened.
 *
 * @param minute its begin
 * @param country as the producer wrote it
 * @param currency ISO 4217; empty where the producer gave none
 * @param orders transactions
 * @param units over all lines
 * @param sales sum of their totals, in the currency
 */
record SalesMinute(Instant minute, String country, String currency, long orders, long units, BigDecimal sales) {}
