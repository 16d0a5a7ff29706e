/** The records of a day or of live traffic: events and planted anomalies, each with its fate, and the ledger. */
@NullMarked
package com.globalmart.generator.record;

import org.jspecify.annotations.NullMarked;
