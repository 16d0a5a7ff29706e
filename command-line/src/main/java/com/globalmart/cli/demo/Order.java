package com.globalmart.cli.demo;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A sale that counts.
 *
 * @param day the UTC day on which the customer paid
 * @param amount of all its lines, in the reporting currency
 */
record Order(String userId, LocalDate day, BigDecimal amount) {}
